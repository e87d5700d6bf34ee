import { Field, ID, InputType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { TokenScope } from './api-token.entity.ts';

@InputType({ description: 'A new API token.' })
export class CreateApiTokenInput {
  @Field({ description: 'What its owner calls it.' })
  name: string;
  @Field(() => TokenScope, { defaultValue: TokenScope.READ, description: 'What it is good for.' })
  scope: TokenScope;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ceases to hold: within a year; without it in 90 days.' })
  expiresAt?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'The same key with the same input makes one token; its secret is in the first answer only.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The token to revoke.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  id: string;
}

@InputType({ description: 'The session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'One of the viewer’s own sessions.' })
  id: string;
}

@InputType({ description: 'A new password in the place of the present one.' })
export class ChangePasswordInput {
  @Field({ description: 'The present password.' })
  currentPassword: string;
  @Field({ description: 'The new one: twelve letters or more.' })
  newPassword: string;
}

@InputType({ description: 'For which account a new password is asked for.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The e-mail address of the account.' })
  email: string;
}

@InputType({ description: 'A new password by the link of a letter.' })
export class ResetPasswordInput {
  @Field({ description: 'The secret of the letter.' })
  token: string;
  @Field({ description: 'The new password: twelve letters or more.' })
  newPassword: string;
}
