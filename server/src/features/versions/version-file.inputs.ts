import { Field, ID, InputType, Int } from 'type-graphql';
import { Language } from '../people/person.entity.ts';

@InputType({ description: 'A file for a draft of a version.' })
export class AttachVersionFileInput {
  @Field(() => ID, { description: 'The version.' })
  materialVersionId: string;
  @Field(() => Int, { description: 'The version of the draft that was seen.' })
  expectedVersion: number;
  @Field(() => ID, { description: 'The file: brought in by createUploadTicket for this, or of an earlier version.' })
  fileId: string;
  @Field(() => Language, { description: 'Its language.' })
  language: Language;
}

@InputType({ description: 'A file that is to leave a draft.' })
export class RemoveVersionFileInput {
  @Field(() => ID, { description: 'The file of the version.' })
  id: string;
  @Field(() => Int, { description: 'The version of the draft that was seen.' })
  expectedVersion: number;
}
