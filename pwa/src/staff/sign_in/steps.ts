/** What the first step of signing in leads to. */
export interface Step {
  step: 'code' | 'enrol';
  /** The password was for one time: a new one comes with the code. */
  choose_password: boolean;
  otpauth_uri: string;
  secret: string;
  qr_svg: string;
}
