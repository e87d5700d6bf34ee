import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { testHub } from '../support/api.ts';
import { inUseAt, realProject } from './catalogue.fixture.ts';

const hub = await testHub('register');
const get = (path: string, headers: Record<string, string> = {}) => fetch(hub.address + path, { headers, redirect: 'manual' });
/** Without the space that says nothing. */
const tidy = (page: string) =>
  page
    .replace(/\s+/g, ' ')
    .replaceAll(' >', '>')
    .replace(/> </g, '><')
    .replace(/> | <(?=\/)/g, (s) => s.trim());
const text = async (path: string, headers?: Record<string, string>) => tidy(await (await get(path, headers)).text());
const one = async (statement: string, ...values: unknown[]) => (await hub.pool.query(statement, values)).rows[0];
const titlesIn = (page: string) => [...page.matchAll(/<h3><a href="[^"]+">(?:<span[^>]*>)?([^<]+)/g)].map(([, title]) => title);
const dataIn = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!) as Record<string, any>;
const { id, title } = await one(`select id, title from material where register_code = 'M001'`);
const facetLink = (page: string, name: string, value: string) =>
  new RegExp(`href="([^"]*[?;&]${name}=${value}[^"]*)">[^<]+</a><span class="count">(\\d+)`).exec(page);

describe('the list', () => {
  test('speaks the reader’s language, and every language has its address', async () => {
    const asked = async (accepted: string) =>
      (await get('/catalogue?q=opas', { 'accept-language': accepted })).headers.get('location');
    expect(await asked('sv-FI,fi;q=0.5')).toBe('/sv/catalogue?q=opas');
    expect(await asked('de')).toBe('/fi/catalogue?q=opas');
    for (const [language, heading] of [
      ['fi', 'Avoin katalogi'],
      ['sv', 'Öppen katalog'],
      ['en', 'Open catalogue'],
    ] as const) {
      const page = await text(`/${language}/catalogue`);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(`<h1>${heading}</h1>`);
      for (const other of ['fi', 'sv', 'en'])
        expect(page).toContain(`hreflang="${other}" href="http://127.0.0.1:4000/${other}/catalogue"`);
    }
  });

  test('has every published material once, over its pages, in the order of their titles', async () => {
    const first = await text('/fi/catalogue');
    const next = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const second = await text(next);
    const { rows } = await hub.pool.query('select title from material where current_version_id is not null order by title, id');
    expect([...titlesIn(first), ...titlesIn(second)]).toEqual(rows.map((row) => row.title.replaceAll('&', '&amp;')));
    expect(titlesIn(first)).toHaveLength(20);
    expect(second).not.toContain('rel="next"');
    expect(second).toContain('<meta name="robots" content="noindex, follow" />');
  });

  test('leaves out what is only planned: nobody has confirmed that it exists', async () => {
    const planned = await one(`select id, title from material where provenance = 'PLANNED_OUTPUT' limit 1`);
    expect((await get(`/fi/catalogue/${planned.id}`)).status).toBe(404);
    expect(titlesIn(await text(`/fi/catalogue?q=${encodeURIComponent(planned.title)}`))).toEqual([]);
  });

  test('is searched in titles and descriptions, whatever the letters are', async () => {
    expect(titlesIn(await text('/fi/catalogue?q=SWE%20-'))).toEqual(['SWE - 1. Inledning och arkitekturens strukturer']);
    expect(titlesIn(await text('/fi/catalogue?q=%25'))).toEqual([]);
    const page = await text(`/fi/catalogue?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('Mikään materiaali ei vastaa hakua.');
  });

  test.each([
    ['theme', 'LEARNING_ANALYTICS'],
    ['kind', 'OPERATING_MODEL'],
    ['language', 'sv'],
    ['project', 'KARKKI'],
    ['licence', 'CC\\+BY-SA\\+4.0'],
  ])('a %s of the facets leads to a list of its length, and can be left again', async (name, value) => {
    const [, href, count] = facetLink(await text('/en/catalogue'), name, value)!;
    const page = await text(href!.replaceAll('&amp;', '&'));
    expect(titlesIn(page).length).toBe(Math.min(20, Number(count)));
    expect(page).toContain(`<h2 id="results">${count} material`);
    expect(page).toMatch(/class="pill" href="\/en\/catalogue"/);
  });

  test.each(['/fi/catalogue?after=nonsense', '/fi/catalogue?after=W10', '/fi/catalogue/not-an-id', '/fi/catalogue/a/b'])(
    '%s is no page',
    async (path) => expect((await get(path)).status).toBe(404),
  );

  test('an odd question is answered as far as it makes sense', async () => {
    for (const query of ['theme=NOTHING', 'q=%00', 'theme=a&theme=b', 'q[x]=1', `q=${'ä'.repeat(1_000)}`])
      expect((await get(`/fi/catalogue?${query}`)).status, query).toBe(200);
    expect((await get('/de/catalogue')).status).not.toBe(200);
  });
});

describe('an entry', () => {
  test('tells what is known of the material, its source and its versions', async () => {
    const page = await text(`/fi/catalogue/${id}`);
    expect(page).toContain(`<h1 lang="fi">${title}</h1>`);
    for (const known of ['Kuvaus', 'Kokonaisarkkitehtuuri', 'ei tiedossa', 'TP2', 'sellaisena kuin lähde sen kertoo'])
      expect(page).toContain(known);
    expect(page).toContain(`href="/fi/materials/${id}/versions/1"`);
    expect(page).toContain('rel="noopener">Avaa materiaali lähteessä');
  });

  test('is a LearningResource of schema.org, with what is known and nothing else', async () => {
    const data = dataIn(await text(`/en/catalogue/${id}`));
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'LearningResource',
      url: `http://127.0.0.1:4000/en/catalogue/${id}`,
      name: title,
      inLanguage: 'fi',
      learningResourceType: 'Description',
      about: { '@type': 'Thing', name: 'Enterprise architecture' },
      creator: { '@type': 'Organization' },
      provider: { '@type': 'Organization', name: 'Hankeverkko' },
      isAccessibleForFree: true,
      version: '1',
    });
    expect(data).not.toHaveProperty('license');
    const open = await one(`select id from material where licence = 'CC BY-SA 4.0' limit 1`);
    expect(dataIn(await text(`/fi/catalogue/${open.id}`))['license']).toBe('https://creativecommons.org/licenses/by-sa/4.0/');
  });

  test('shows a description as its writer marked it up, and lets nothing else in', async () => {
    await hub.pool.query(`update material set description = $2, note = 'x' where id = $1`, [
      id,
      '**Tärkeä** [linkki](https://example.fi) <img src=x onerror=alert(1)> [paha](javascript:alert(1))',
    ]);
    const page = await text(`/sv/catalogue/${id}`);
    expect(page).toContain(
      '<div class="text" lang="fi"><p><strong>Tärkeä</strong><a href="https://example.fi" rel="nofollow noopener">',
    );
    expect(page).not.toMatch(/<img|href="javascript/);
  });

  test('counts who uses it by region; where there are few providers they are counted together, and one province is never told', async () => {
    const projectId = await realProject(hub.pool);
    await hub.pool.query('update material set project_id = $2 where id = $1', [id, projectId]);
    expect(await text(`/fi/catalogue/${id}`)).toContain('Käyttöä ei ole ilmoitettu.');
    const { rows: regions } = await hub.pool.query(
      `select r.name_fi as name, r.counted, count(*)::int as providers from organisation o join region r on r.id = o.region_id
        where o.kind = 'PROVIDER' and not o.demonstration group by r.name_fi, r.counted order by count(*), r.name_fi`,
    );
    const small = regions.filter(({ counted, providers }) => counted && providers < 3);
    const large = regions.at(-1)!;
    expect(small.length).toBeGreaterThan(0);
    await inUseAt(hub.pool, { projectId, materialId: id, regions: [large.name, small[0]!.name] });
    const page = await text(`/fi/catalogue/${id}`);
    const table = [...page.matchAll(/<th scope="row">([^<]+)<\/th><td class="n">(\d+)<\/td><td class="n">(\d+)/g)];
    const rows = Object.fromEntries(table.map(([, name, used, providers]) => [name!, [Number(used), Number(providers)]]));
    expect(rows[large.name]).toEqual([1, large.providers]);
    expect(Object.keys(rows)).toEqual([large.name, 'Muut yhteensä', 'Yhteensä']);
    expect(rows['Muut yhteensä']![0]).toBe(1);
    expect(rows['Muut yhteensä']![1]).toBeGreaterThanOrEqual(3);
  });

  test('says of a published version what it holds in the reader’s language, and is found by that', async () => {
    const { id: other } = await one(
      `select id from material where current_version_id is not null and id <> $1 order by register_code desc limit 1`,
      id,
    );
    const made = await one(
      `insert into material_version (material_id, number, change_note, impact) values ($1, 2, 'Uusi luku', 'CONTENT') returning id`,
      other,
    );
    await hub.pool.query(
      `insert into material_version_part (material_version_id, language, title, description, links, accessibility) values
         ($1, 'fi', null, 'Suomeksi **kirjoitettu**', '[{"label":"Opas","address":"https://example.org/opas"}]', 'Videot on tekstitetty'),
         ($1, 'sv', 'Modellen', 'På svenska skriven', '[]', null)`,
      [made.id],
    );
    await hub.pool.query(
      `update material_version set state = case number when 2 then 'PUBLISHED' else 'SUPERSEDED' end::version_state, published_at = coalesce(published_at, hub_now()) where material_id = $1`,
      [other],
    );
    await hub.pool.query('update material set current_version_id = $2 where id = $1', [other, made.id]);
    const [fi, sv, en] = [
      await text(`/fi/catalogue/${other}`),
      await text(`/sv/catalogue/${other}`),
      await text(`/en/catalogue/${other}`),
    ];
    expect(fi).toContain('lang="fi"><p>Suomeksi <strong>kirjoitettu</strong>');
    expect(fi).toContain('href="https://example.org/opas"');
    expect(sv).toContain('<h1 lang="sv">Modellen</h1>');
    expect(sv).toContain('lang="sv"><p>På svenska skriven');
    // What is not said in a language is said in another one, marked as such.
    for (const page of [sv, en]) expect(page).toContain('<p lang="fi">Videot on tekstitetty</p>');
    expect(en).toContain('lang="fi"><p>Suomeksi <strong>kirjoitettu</strong>');
    expect(dataIn(sv)).toMatchObject({
      name: 'Modellen',
      description: 'På svenska skriven',
      accessibilitySummary: 'Videot on tekstitetty',
      version: '2',
    });
    expect(titlesIn(await text(`/sv/catalogue?q=${encodeURIComponent('svenska skriven')}`))).toEqual(['Modellen']);
  });

  test('that is being phased out leads to what is to be used instead', async () => {
    const [old, better] = (
      await hub.pool.query(
        `select id, title from material where current_version_id is not null and id <> $1 order by register_code limit 2`,
        [id],
      )
    ).rows;
    await hub.pool.query(`update material set status = 'DEPRECATED', replacement_id = $2, ends_on = '2030-06-30' where id = $1`, [
      old.id,
      better.id,
    ]);
    const page = await text(`/fi/catalogue/${old.id}`);
    expect(page).toContain(`<a href="/fi/catalogue/${better.id}">${better.title}</a>`);
    expect(page).toContain('30.6.2030');
    await hub.pool.query(`update material set status = 'INTAKE', replacement_id = null, ends_on = null where id = $1`, [old.id]);
    expect(await text(`/fi/catalogue/${old.id}`)).not.toContain('30.6.2030');
  });

  test('names who maintains it for as long as they take part in its project, whether they are taken out or their time runs out', async () => {
    const projectId = await realProject(hub.pool);
    const kept = await one(`select id from material where register_code = 'M009'`);
    const keeper = await one(
      `select id, name_fi as name from organisation where kind = 'PROVIDER' and not demonstration order by name_fi limit 1`,
    );
    const takesPart = (until: string | null) =>
      hub.pool.query(
        `insert into partnership (project_id, organisation_id, role, valid_from, valid_until) values ($1, $2, 'PARTNER', '2023-01-01', $3::date)
           on conflict (project_id, organisation_id) do update set valid_until = excluded.valid_until`,
        [projectId, keeper.id, until],
      );
    const told = async () => {
      const page = await text(`/fi/catalogue/${kept.id}`);
      return [page.includes(keeper.name), dataIn(page)['provider'].name];
    };
    const days = (count: number) => one(`select (hub_today() + $1::int)::text as day`, count).then(({ day }) => day as string);
    await takesPart(null);
    await hub.pool.query('update material set project_id = $2, maintainer_id = $3 where id = $1', [
      kept.id,
      projectId,
      keeper.id,
    ]);
    expect(await told()).toEqual([true, keeper.name]);
    await takesPart(await days(-1));
    expect(await told()).toEqual([false, 'Hankeverkko']);
    await takesPart(await days(0));
    expect(await told()).toEqual([true, keeper.name]);

    const { moment } = await one(`select (hub_now() + interval '1 day')::text as moment`);
    await hub.setClock(moment);
    await hub.startJobs();
    await hub.pool.query(
      `insert into job (name, key, run_at) values ('catalogue.maintainers', 'tonight', clock_timestamp()) on conflict do nothing`,
    );
    await expect.poll(told, { timeout: 10_000 }).toEqual([false, 'Hankeverkko']);
    await hub.pool.query(`update installation set clock_offset = '0'`);
  });

  test('that is archived is gone, and that is said of it for good', async () => {
    const other = await one(`select id, title from material where current_version_id is not null and id <> $1 limit 1`, id);
    await hub.pool.query(`update material set status = 'ARCHIVED' where id = $1`, [other.id]);
    expect((await get(`/fi/catalogue/${other.id}`)).status).toBe(410);
    expect(await text('/sitemap.xml')).not.toContain(other.id);
    expect(titlesIn(await text(`/fi/catalogue?q=${encodeURIComponent(other.title)}`))).not.toContain(other.title);
    await hub.pool.query(`update material set status = 'INTAKE' where id = $1`, [other.id]);
    expect((await get(`/fi/catalogue/${other.id}`)).status).toBe(200);
  });
});

describe('for programs', () => {
  const parser = new XMLParser({ ignoreAttributes: false });

  test('there is an Atom feed in each language, newest first', async () => {
    const written = await text('/sv/catalogue/feed.atom');
    expect(XMLValidator.validate(written)).toBe(true);
    const { feed } = parser.parse(written);
    expect(feed.title).toBe('Öppen katalog, Hankeverkko');
    expect(feed.entry).toContainEqual(expect.objectContaining({ id: `urn:uuid:${id}`, title }));
    const moments = feed.entry.map(({ updated }: { updated: string }) => updated);
    expect(moments).toEqual(moments.toSorted((one: string, other: string) => other.localeCompare(one)));
    expect(feed.updated).toBe(moments[0]);
  });

  test('the sitemap names every entry in three languages, and robots are led to it', async () => {
    const written = await text('/sitemap.xml');
    expect(XMLValidator.validate(written)).toBe(true);
    const { count } = await one('select count(*)::int from catalogue_record where not deleted');
    expect(parser.parse(written).urlset.url).toHaveLength(3 * (count + 1));
    expect(await text('/robots.txt')).toContain('Sitemap: http://127.0.0.1:4000/sitemap.xml');
  });
});

describe('as it travels', () => {
  test('it brings no program, and its policy would let none run', async () => {
    for (const path of ['/fi/catalogue', `/fi/catalogue/${id}`]) {
      const answer = await get(path);
      const policy = answer.headers.get('content-security-policy')!;
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; form-action 'self'/);
      expect(policy).not.toContain('script-src');
      const page = await answer.text();
      const [, sheet] = /<style>(.*?)<\/style>/s.exec(page)!;
      expect(policy).toContain(`'sha256-${createHash('sha256').update(sheet!).digest('base64')}'`);
      expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
      expect(page).not.toMatch(/ on\w+="|style="/);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test('the same page is not sent twice', async () => {
    const first = await get('/fi/catalogue');
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await get('/fi/catalogue', {
      'if-none-match': first.headers.get('etag')!,
      'cache-control': 'max-age=0',
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('it is compressed, and small', async () => {
    const answer = await get('/fi/catalogue', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(gzipSync(await answer.text()).length).toBeLessThan(14 * 1024);
  });
});
