/** Requests and responses of signing in. */
import { PASSWORD_MAX } from '../../domain/access/password-rules.js';
import { Int, OneOf, Text } from '../../platform/http/atoms.js';

export class TokenRequest {
  @Text({ max: 64, description: 'User name, in any case.', example: 'mediator' }) username!: string;
  @Text({ max: PASSWORD_MAX, description: 'Password.', example: 'the-password-you-were-given' }) password!: string;
}

export class RefreshRequest {
  @Text({ max: 100, description: 'The refresh token you received last; good for one use.', example: 'gcr_2b8Yw0h3' })
  refreshToken!: string;
}

export class TokenResponse {
  @Text({
    max: 2000,
    description: 'JWT; send it as `Authorization: Bearer …`.',
    example: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
  })
  accessToken!: string;
  @OneOf(['Bearer'], { description: 'How to send it.', example: 'Bearer' }) tokenType!: 'Bearer';
  @Int({ min: 1, max: 900, description: 'Seconds until the access token expires.', example: 900 }) expiresIn!: number;
  @Text({
    max: 100,
    description: 'For `POST /auth/refresh`: good for one use within 12 hours.',
    example: 'gcr_2b8Yw0h3',
  })
  refreshToken!: string;
}
