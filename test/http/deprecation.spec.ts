/** An operation that is to go, as its callers and the document are told; the API has none today, so the test makes one. */
import { Controller, Get } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { describeApi } from '../../src/openapi.document.js';
import { CONFIG } from '../../src/platform/config/config.js';
import { Retires, RetirementInterceptor } from '../../src/platform/http/deprecation.js';
import { testConfig } from '../support/settings.js';

@Controller('things')
class ThingsController {
  @Get('old')
  @Retires({ since: '2026-11-01', until: '2027-06-01' })
  old(): string {
    return 'still here';
  }

  @Get('new')
  fresh(): string {
    return 'here to stay';
  }
}

let app: NestFastifyApplication;

beforeAll(async () => {
  const module = await Test.createTestingModule({
    controllers: [ThingsController],
    providers: [
      { provide: APP_INTERCEPTOR, useClass: RetirementInterceptor },
      { provide: CONFIG, useValue: testConfig('postgres://app:x@127.0.0.1/nothing') },
    ],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.listen(0, '127.0.0.1');
});

afterAll(() => app?.close());

const get = (path: string) => request(app.getHttpServer()).get(path).expect(200);

test('each answer says since when and until when (RFC 9745, RFC 8594)', async () => {
  const { headers } = await get('/things/old');
  // The first of November at midnight in China.
  expect(headers['deprecation']).toBe(`@${Date.parse('2026-10-31T16:00:00Z') / 1000}`);
  expect(headers['sunset']).toBe('Mon, 31 May 2027 16:00:00 GMT');
});

test('others say nothing of the kind', async () => {
  const { headers } = await get('/things/new');
  expect(headers).not.toHaveProperty('deprecation');
  expect(headers).not.toHaveProperty('sunset');
});

test('the document marks it, and names the two headers', () => {
  const { paths, components } = describeApi(app);
  const operation = paths['/things/old']?.get as unknown as Record<string, unknown>;
  expect(operation).toMatchObject({
    deprecated: true,
    'x-sunset': '2027-06-01',
    responses: {
      200: { headers: { Deprecation: expect.anything() as unknown, Sunset: expect.anything() as unknown } },
    },
  });
  expect(Object.keys(components?.headers ?? {})).toEqual(expect.arrayContaining(['Deprecation', 'Sunset']));
  expect(paths['/things/new']?.get?.deprecated).toBeUndefined();
});

test('less notice than promised is refused where it is written', () => {
  expect(() => Retires({ since: '2026-11-01', until: '2027-04-30' })).toThrow('180 days of notice, 183 are promised');
});
