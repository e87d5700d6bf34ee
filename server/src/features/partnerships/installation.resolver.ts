import { Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { one, rows, shape, type Row } from '../../platform/reading/source.ts';
import { sql, trusted } from '../../platform/reading/sql.ts';
import { everyRow } from '../../platform/reading/tables.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Membership } from './membership.entity.ts';

@ObjectType({ description: 'An account of the demonstration, to sign in with by one press.' })
export class DemoAccount {
  organisationId: string;
  @Field({ description: 'The address to sign in with.' })
  email: string;
  @Field({ description: 'What it is: coordinator, partner.a, officer and so on.' })
  key: string;
  @Field(() => Organisation, { nullable: true, description: 'The organisation it acts for at first.' })
  organisation: Organisation | null;
}

@ObjectType({ description: 'What a page needs to know of this installation before anybody signs in.' })
export class Installation {
  @Field({ description: 'Whether it shows a demonstration, with a clock of its own.' })
  demonstration: boolean;
  @Field(() => DateTimeScalar, { description: 'The domain’s clock.' })
  now: Date;
  @Field(() => DateScalar, { description: 'The domain’s calendar day in Finland.' })
  today: string;
  @Field(() => String, { nullable: true, description: 'Where to write about the service; null where nobody is named.' })
  feedbackEmail: string | null;
  @Field(() => [DemoAccount], { description: 'The demonstration’s accounts; none in a real installation.' })
  accounts: DemoAccount[];
}

@Resolver(() => Installation)
export class InstallationResolver {
  constructor(private readonly feedbackEmail: string | null) {}

  @Access('PUBLIC')
  @Query(() => Installation, { description: 'This installation.' })
  installation() {
    return shape({
      demonstration: trusted`(select i.demonstration from installation i)`,
      now: sql`hub_now()`,
      today: sql`hub_today()`,
      feedbackEmail: this.feedbackEmail,
      accounts: rows(
        trusted`select p.email, split_part(p.email, '@', 1) as key,
            (select m.organisation_id from ${everyRow(Membership)} m where m.person_id = p.id and membership_valid(m) order by m.role, m.created_at, m.id limit 1) as "organisationId"
          from ${everyRow(Person)} p where p.demonstration and p.email like '%@demo.test' and (select i.demonstration from installation i) order by p.created_at, p.email`,
        { columns: ['organisationId'] },
      ),
    });
  }
}

@Resolver(() => DemoAccount)
export class DemoAccountResolver {
  @FieldResolver(() => Organisation, { nullable: true, description: 'The organisation it acts for at first.' })
  organisation(@Root() account: Row<DemoAccount>) {
    return one(Organisation, (o) => sql`${o.id} = ${account.organisationId}`);
  }
}
