import { useEffect } from 'react';
import { useLocation } from 'wouter';

/** Puts what the address left out into it, so that it shows others the same: their own region may be another. */
export function useFullAddress(address: string): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    if (`${window.location.pathname}${window.location.search}` !== address)
      navigate(address, { replace: true });
  }, [address, navigate]);
}
