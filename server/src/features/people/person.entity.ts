import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Node, Versioned } from '../../platform/graphql/node.ts';

export enum Language {
  fi = 'fi',
  sv = 'sv',
  en = 'en',
}
registerEnumType(Language, { name: 'Language', description: 'Finnish, Swedish or English.' });

@ObjectType({ implements: [Node, Versioned], description: 'A person who signs in. Only the name is shown to others.' })
@Entity('person')
@Index('person_list_idx', ['name', 'id'])
@Index('person_email_search_idx', { synchronize: false })
@Check('person_email_check', `email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'`)
export class Person extends Versioned {
  @Column({ type: 'text', unique: true })
  email: string;

  @Field({ description: 'The name that colleagues see.' })
  @Column('text')
  name: string;

  @Column({ type: 'text', nullable: true })
  passwordHash: string | null;

  @Field(() => Language, { description: 'The language of the interface and of mail.' })
  @Column({ type: 'enum', enum: Language, enumName: 'language', default: Language.fi })
  language: Language;

  @Field({ description: 'Made for the demonstration.' })
  @Column({ type: 'boolean', default: false })
  demonstration: boolean;
}
