import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { FilePurpose } from './stored-file.entity.ts';

@InputType({ description: 'A file that is about to be sent.' })
export class CreateUploadTicketInput {
  @Field({ description: 'Its name; kept as what people read, without any path.' })
  name: string;
  @Field(() => Int, { description: 'Its size in bytes: so much must come, no more and no less.' })
  size: number;
  @Field(() => FilePurpose, { description: 'What it is to be attached to.' })
  purpose: FilePurpose;
}

@ObjectType({ description: 'Leave to send one file, once, within fifteen minutes.' })
export class UploadTicket {
  @Field({ description: 'Where to PUT the bytes, as the same person for the same organisation. The answer is the file as JSON.' })
  address: string;
  @Field(() => DateTimeScalar, { description: 'Until when it holds.' })
  expiresAt: Date;
}
