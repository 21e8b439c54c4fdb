import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: 'primary' | 'secondary' | 'inverse-link';
}

const LOOKS = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  'inverse-link': 'plumbline-link-button',
};

export function Button({ look = 'primary', type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={LOOKS[look]} />;
}
