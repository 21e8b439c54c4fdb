import { useEffect } from 'react';
import { useLocation } from 'wouter';

/**
 * Puts what the address of a page left out into it, so that it shows others the same: their own region may be another. While another page
 * loads this one still stands, under an address that is not its own any more.
 */
export function useFullAddress(address: string): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const { pathname, search } = window.location;
    if (address.startsWith(`${pathname}?`) && address !== `${pathname}${search}`)
      navigate(address, { replace: true });
  }, [address, navigate]);
}
