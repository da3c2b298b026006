/** The tables of the first version, generated from the row classes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTables1764000000000 implements MigrationInterface {
  readonly name = 'CreateTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(
      `CREATE TABLE "idempotency_key" ("scope" text NOT NULL, "key" character varying(255) NOT NULL, "body_digest" text NOT NULL, "status" integer NOT NULL, "self" text, "location" text, "etag" text, "record" bytea, "stored_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2738e797ef2c60d9a902bad976a" PRIMARY KEY ("scope", "key")); COMMENT ON COLUMN "idempotency_key"."scope" IS 'caller, method and path'; COMMENT ON COLUMN "idempotency_key"."self" IS 'path of the GET that renders the body again'; COMMENT ON COLUMN "idempotency_key"."record" IS 'encrypted body of a record without a GET of its own'`,
    );
    await runner.query(`CREATE INDEX "IDX_5fab871637532d80cf32bd9846" ON "idempotency_key"  ("stored_at") `);
    await runner.query(
      `CREATE TABLE "center" ("id" uuid NOT NULL, "parent_id" uuid, "path" uuid array NOT NULL DEFAULT '{}', "name" text NOT NULL, "short_name" text NOT NULL, "level" character varying(64) NOT NULL, "area_code" text, "time_zone" text NOT NULL DEFAULT 'Asia/Shanghai', "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "center_short_name_unique" UNIQUE ("short_name"), CONSTRAINT "center_path" CHECK (path[cardinality(path)] = id AND (parent_id IS NULL) = (cardinality(path) = 1)), CONSTRAINT "center_level" CHECK (level IN ('community', 'township', 'county', 'city', 'province')), CONSTRAINT "PK_ef3dda6630851ce77a9fe7a0c9d" PRIMARY KEY ("id")); COMMENT ON COLUMN "center"."parent_id" IS 'null for a root, made at set-up only'; COMMENT ON COLUMN "center"."path" IS 'from the root down to the centre itself'; COMMENT ON COLUMN "center"."short_name" IS 'the word in case numbers, e.g. 阳春'; COMMENT ON COLUMN "center"."area_code" IS 'administrative division code (GB/T 2260 / 10114)'; COMMENT ON COLUMN "center"."time_zone" IS 'IANA zone in which its civil days are counted'`,
    );
    await runner.query(`CREATE INDEX "center_path_members" ON "center" USING gin ("path") `);
    await runner.query(`CREATE INDEX "IDX_fc2e0bf0c740236dd7b26c76c7" ON "center"  ("parent_id", "name") `);
    await runner.query(
      `CREATE TABLE "department" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "code" character varying(64) NOT NULL, "name_zh" text NOT NULL, "name_en" text NOT NULL, "presence" character varying(64) NOT NULL, "weekdays" integer array NOT NULL DEFAULT '{1,2,3,4,5}', "people_needed" integer NOT NULL DEFAULT '1', "parts" character varying(64) NOT NULL, "categories" character varying(64) array NOT NULL DEFAULT '{}', "takes_cases" boolean NOT NULL DEFAULT true, "is_active" boolean NOT NULL DEFAULT true, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "department_code_unique" UNIQUE ("center_id", "code"), CONSTRAINT "department_people_needed" CHECK (people_needed BETWEEN 1 AND 50), CONSTRAINT "department_weekdays" CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) > 0), CONSTRAINT "department_parts" CHECK (parts IN ('day', 'half')), CONSTRAINT "department_presence" CHECK (presence IN ('resident', 'rotating', 'on_call')), CONSTRAINT "PK_9a2213262c1593bffb581e382f5" PRIMARY KEY ("id")); COMMENT ON COLUMN "department"."presence" IS '常驻, 轮驻 or 随叫随到'; COMMENT ON COLUMN "department"."weekdays" IS '1 = Monday … 7; the days it comes; Monday to Friday in full = every working day'; COMMENT ON COLUMN "department"."people_needed" IS 'people on duty at the same time'; COMMENT ON COLUMN "department"."parts" IS 'a duty shift is a whole day or half of it'; COMMENT ON COLUMN "department"."categories" IS 'categories it takes when nobody names a department'; COMMENT ON COLUMN "department"."takes_cases" IS 'may have custody of a case'`,
    );
    await runner.query(
      `CREATE TABLE "staff" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid, "name" text NOT NULL, "title" text, "is_officer" boolean NOT NULL DEFAULT false, "appointed_from" date, "appointed_to" date, "committee" text, "grid_level" integer, "work_phone" text, "weekdays" integer array NOT NULL DEFAULT '{1,2,3,4,5}', "max_shifts_per_week" integer, "is_active" boolean NOT NULL DEFAULT true, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "staff_term" CHECK (appointed_to > appointed_from), CONSTRAINT "staff_appointment" CHECK (appointed_from IS NOT NULL OR (appointed_to IS NULL AND committee IS NULL)), CONSTRAINT "staff_max_shifts" CHECK (max_shifts_per_week BETWEEN 0 AND 14), CONSTRAINT "staff_weekdays" CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]), CONSTRAINT "staff_grid_level" CHECK (grid_level BETWEEN 1 AND 3), CONSTRAINT "PK_e4ee98bb552756c180aec1e854a" PRIMARY KEY ("id")); COMMENT ON COLUMN "staff"."is_officer" IS 'stationed by a department and put on its duty roster'; COMMENT ON COLUMN "staff"."appointed_from" IS 'people''s mediator from this day; null = is not one (PML 13-14)'; COMMENT ON COLUMN "staff"."appointed_to" IS 'first day after the term; null = open'; COMMENT ON COLUMN "staff"."committee" IS 'the committee that appointed the mediator'; COMMENT ON COLUMN "staff"."grid_level" IS '1 grid leader, 2, 3 grid worker; null = not grid staff'; COMMENT ON COLUMN "staff"."work_phone" IS 'number at work, known to all staff'; COMMENT ON COLUMN "staff"."weekdays" IS '1 = Monday … 7: days available for duty'; COMMENT ON COLUMN "staff"."max_shifts_per_week" IS 'null = no limit'`,
    );
    await runner.query(`CREATE INDEX "IDX_51b371508b14db31bee80fded0" ON "staff"  ("department_id") `);
    await runner.query(`CREATE INDEX "IDX_149aaa2ec0cb58150b6955cc89" ON "staff"  ("center_id", "name", "id") `);
    await runner.query(
      `CREATE TABLE "account" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "staff_id" uuid, "username" text NOT NULL, "username_key" text NOT NULL, "name" text NOT NULL, "password_hash" text, "must_change_password" boolean NOT NULL, "disabled_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "account_username_unique" UNIQUE ("username_key"), CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY ("id")); COMMENT ON COLUMN "account"."center_id" IS 'home centre: whose administrators manage the account'; COMMENT ON COLUMN "account"."staff_id" IS 'the person at work behind it'; COMMENT ON COLUMN "account"."username_key" IS 'user name in lower case, NFC: what makes it unique'; COMMENT ON COLUMN "account"."password_hash" IS 'argon2id; null: no password was issued yet'; COMMENT ON COLUMN "account"."must_change_password" IS 'the password was issued by somebody else and opens nothing but its own change'`,
    );
    await runner.query(`CREATE INDEX "IDX_2e36426e0642f08248eebe95dc" ON "account"  ("staff_id") `);
    await runner.query(`CREATE INDEX "IDX_4953dea4edce4392477c7277b6" ON "account"  ("center_id", "username_key") `);
    await runner.query(
      `CREATE TABLE "role_grant" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "role" character varying(64) NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid, "state" character varying(64) NOT NULL, "granted_by" uuid, "granted_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "approved_by" uuid, "approved_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "role_grant_two_people" CHECK (granted_by <> approved_by), CONSTRAINT "role_grant_state" CHECK (state IN ('pending', 'active')), CONSTRAINT "role_grant_role" CHECK (role IN ('administrator', 'director', 'duty_officer', 'mediator', 'petition_officer', 'grid_worker', 'auditor')), CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id")); COMMENT ON COLUMN "role_grant"."department_id" IS 'null: every department of the centre'; COMMENT ON COLUMN "role_grant"."state" IS 'pending: a director waits for the second approver and is none yet'; COMMENT ON COLUMN "role_grant"."granted_by" IS 'null: given at set-up'`,
    );
    await runner.query(`CREATE INDEX "IDX_e74ae2b315961fb12fab08aea1" ON "role_grant"  ("approved_by") `);
    await runner.query(`CREATE INDEX "IDX_9b863fc80ba0898a0a971cf661" ON "role_grant"  ("granted_by") `);
    await runner.query(`CREATE INDEX "IDX_cb73550e363da7ba6f6a382492" ON "role_grant"  ("department_id") `);
    await runner.query(`CREATE INDEX "IDX_b724d246b59958a1a7d9fac329" ON "role_grant"  ("center_id", "role") `);
    await runner.query(`CREATE INDEX "IDX_bc6702f23e76faca48a341fad6" ON "role_grant"  ("account_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "role_grant_once_in_department" ON "role_grant"  ("account_id", "role", "center_id", "department_id") WHERE department_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "role_grant_once" ON "role_grant"  ("account_id", "role", "center_id") WHERE department_id IS NULL`,
    );
    await runner.query(
      `CREATE TABLE "sign_in_session" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "address_hash" bytea NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_758c4bfa0f01b3da339a5e3594d" PRIMARY KEY ("id")); COMMENT ON COLUMN "sign_in_session"."address_hash" IS 'keyed hash of the network address'; COMMENT ON COLUMN "sign_in_session"."expires_at" IS 'not even a refresh goes beyond'`,
    );
    await runner.query(`CREATE INDEX "IDX_df3b2b09c527ab89a7af6e2bfc" ON "sign_in_session"  ("expires_at") `);
    await runner.query(
      `CREATE INDEX "IDX_65bc59f5d43e5bd85101d9fab3" ON "sign_in_session"  ("account_id", "address_hash") `,
    );
    await runner.query(
      `CREATE TABLE "refresh_token" ("hash" bytea NOT NULL, "session_id" uuid NOT NULL, "issued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_1e2b7fe50cf96dbd9f4712f88bf" PRIMARY KEY ("hash")); COMMENT ON COLUMN "refresh_token"."hash" IS 'SHA-256 of the token'`,
    );
    await runner.query(`CREATE INDEX "IDX_7643a722ca45fb721be1c63dc0" ON "refresh_token"  ("session_id") `);
    await runner.query(
      `CREATE TABLE "sign_in_failure" ("key" bytea NOT NULL, "failures" integer NOT NULL, "last_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "blocked_until" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_a75120052a7a4ce2ec7152681d2" PRIMARY KEY ("key")); COMMENT ON COLUMN "sign_in_failure"."key" IS 'keyed hash of account and address, or of the address'`,
    );
    await runner.query(`CREATE INDEX "IDX_94f2023a4fb75c066a438f09d1" ON "sign_in_failure"  ("last_at") `);
    await runner.query(
      `CREATE TABLE "calendar_year" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "year" integer NOT NULL, "known" boolean NOT NULL, "holidays" date array NOT NULL DEFAULT '{}', "working_days" date array NOT NULL DEFAULT '{}', "source" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "calendar_year_once" UNIQUE ("center_id", "year"), CONSTRAINT "calendar_year_range" CHECK (year BETWEEN 1950 AND 2199), CONSTRAINT "PK_3e7eafb542f142d4b12455af4a4" PRIMARY KEY ("id")); COMMENT ON COLUMN "calendar_year"."known" IS 'false: the year is not announced yet, weekdays only'; COMMENT ON COLUMN "calendar_year"."holidays" IS 'statutory holidays, weekend days within them included'; COMMENT ON COLUMN "calendar_year"."working_days" IS 'make-up days: weekend days that are worked'; COMMENT ON COLUMN "calendar_year"."source" IS 'the notice it rests on'`,
    );
    await runner.query(
      `CREATE TABLE "calendar_year_version" ("id" uuid NOT NULL, "calendar_year_id" uuid NOT NULL, "center_id" uuid NOT NULL, "version" integer NOT NULL, "known" boolean NOT NULL, "holidays" date array NOT NULL DEFAULT '{}', "working_days" date array NOT NULL DEFAULT '{}', "source" text NOT NULL, "recorded_by" uuid, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "calendar_year_version_once" UNIQUE ("calendar_year_id", "version"), CONSTRAINT "PK_18482d9306399e5e36dcdfa5998" PRIMARY KEY ("id")); COMMENT ON COLUMN "calendar_year_version"."recorded_by" IS 'account; null at set-up'`,
    );
    await runner.query(`CREATE INDEX "IDX_b26e2ba84c625b59a9baa509af" ON "calendar_year_version"  ("center_id") `);
    await runner.query(
      `CREATE TABLE "room" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "name" text NOT NULL, "kind" character varying(64) NOT NULL, "capacity" integer, "is_active" boolean NOT NULL DEFAULT true, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "room_name_unique" UNIQUE ("center_id", "name"), CONSTRAINT "room_capacity" CHECK (capacity > 0), CONSTRAINT "room_kind" CHECK (kind IN ('reception', 'mediation', 'monitoring', 'other')), CONSTRAINT "PK_c6d46db005d623e691b2fbcba23" PRIMARY KEY ("id")); COMMENT ON COLUMN "room"."capacity" IS 'persons'`,
    );
    await runner.query(
      `CREATE TABLE "room_booking" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "room_id" uuid NOT NULL, "session_id" uuid, "during" tstzrange NOT NULL, "released_at" TIMESTAMP(3) WITH TIME ZONE, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "room_booking_during" CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)), CONSTRAINT "room_booking_no_overlap" EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (released_at IS NULL), CONSTRAINT "PK_37af696e6aeb3fcb059778a96ff" PRIMARY KEY ("id")); COMMENT ON COLUMN "room_booking"."session_id" IS 'the mediation session it is for'; COMMENT ON COLUMN "room_booking"."during" IS 'half-open: a booking may start when another ends'; COMMENT ON COLUMN "room_booking"."released_at" IS 'given back: the session was cancelled or moved'`,
    );
    await runner.query(`CREATE INDEX "IDX_9fb23fa6fb898fe5ff8206ae9a" ON "room_booking"  ("session_id") `);
    await runner.query(`CREATE INDEX "IDX_e586d2f80be1c43a094e5436f0" ON "room_booking"  ("center_id") `);
    await runner.query(`CREATE INDEX "IDX_fa30cbd7fa3588d5f869950377" ON "room_booking"  ("room_id") `);
    await runner.query(
      `CREATE TABLE "code_entry" ("table_name" character varying(64) NOT NULL, "parent_code" character varying(64) NOT NULL, "code" character varying(64) NOT NULL, "valid_from" date NOT NULL, "valid_to" date, "label_zh" text NOT NULL, "label_en" text NOT NULL, "sort" integer NOT NULL, "extra" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "code_entry_period" CHECK (valid_to > valid_from), CONSTRAINT "PK_e1f152a83ba70b49cbbf4bfe1b2" PRIMARY KEY ("table_name", "parent_code", "code", "valid_from")); COMMENT ON COLUMN "code_entry"."parent_code" IS 'code above it, e.g. the category of a sub-type; empty = none'; COMMENT ON COLUMN "code_entry"."valid_to" IS 'first day on which it is no longer good; null = still good'; COMMENT ON COLUMN "code_entry"."extra" IS 'what only this table has, e.g. law and article'`,
    );
    await runner.query(
      `CREATE TABLE "grid" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "parent_id" uuid, "level" integer NOT NULL, "name" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "grid_name_unique" UNIQUE ("center_id", "name"), CONSTRAINT "grid_level" CHECK (level BETWEEN 1 AND 3 AND (level = 1) = (parent_id IS NULL)), CONSTRAINT "PK_fe4aaa758ecdccd442f6b91855a" PRIMARY KEY ("id")); COMMENT ON COLUMN "grid"."parent_id" IS 'the grid one level above'; COMMENT ON COLUMN "grid"."level" IS '1 the whole, 2 a grid, 3 a part of a grid'; COMMENT ON COLUMN "grid"."version" IS 'raised by its buildings and duties too'`,
    );
    await runner.query(`CREATE INDEX "IDX_c06df889c7427dde22a366aebf" ON "grid"  ("parent_id") `);
    await runner.query(
      `CREATE TABLE "grid_building" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "grid_id" uuid NOT NULL, "address" text NOT NULL, "address_key" text NOT NULL, "households" integer NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "grid_building_address_unique" UNIQUE ("center_id", "address_key"), CONSTRAINT "grid_building_households" CHECK (households >= 0), CONSTRAINT "PK_00c8c777979b41682e82e47ee8a" PRIMARY KEY ("id")); COMMENT ON COLUMN "grid_building"."address" IS 'how an address in it begins, e.g. 安居小区3号楼'; COMMENT ON COLUMN "grid_building"."address_key" IS 'the address without blanks and variant characters, for matching'`,
    );
    await runner.query(`CREATE INDEX "IDX_1891b8df6cbacb081dcb675d0a" ON "grid_building"  ("grid_id") `);
    await runner.query(
      `CREATE TABLE "grid_duty" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "grid_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "matter" character varying(64) NOT NULL DEFAULT 'general', "duty" text NOT NULL, "valid_from" date NOT NULL, "valid_to" date, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "grid_duty_period" CHECK (valid_to > valid_from), CONSTRAINT "grid_duty_one_answerable" EXCLUDE USING gist (grid_id WITH =, matter WITH =, daterange(valid_from, valid_to) WITH &&), CONSTRAINT "PK_eaf4da9dd7c9120fe102a36645a" PRIMARY KEY ("id")); COMMENT ON COLUMN "grid_duty"."matter" IS 'what is answered for; general = everything not named apart'; COMMENT ON COLUMN "grid_duty"."duty" IS 'the responsibility in words'; COMMENT ON COLUMN "grid_duty"."valid_to" IS 'first day it no longer holds; null = open'`,
    );
    await runner.query(`CREATE INDEX "IDX_e433b3ce50c83f72a5173a08a2" ON "grid_duty"  ("center_id") `);
    await runner.query(`CREATE INDEX "IDX_610deafb80c813c1679580a09b" ON "grid_duty"  ("staff_id") `);
    await runner.query(`CREATE INDEX "IDX_e3ad4e4357ed516351f3d29da6" ON "grid_duty"  ("grid_id", "matter") `);
    await runner.query(
      `CREATE TABLE "roster_draft" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "from_on" date NOT NULL, "to_on" date NOT NULL, "department_ids" uuid array NOT NULL DEFAULT '{}', "state" character varying(64) NOT NULL, "seed" character varying(200) NOT NULL, "ground" text NOT NULL, "calendar_known" boolean NOT NULL, "shifts" jsonb NOT NULL, "gaps" jsonb NOT NULL, "fairness" jsonb NOT NULL, "created_by" uuid, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "published_by" uuid, "published_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "roster_draft_period" CHECK (from_on < to_on), CONSTRAINT "roster_draft_published" CHECK ((state = 'published') = (published_at IS NOT NULL)), CONSTRAINT "roster_draft_state" CHECK (state IN ('draft', 'published')), CONSTRAINT "PK_69b79681f47db8571d36904d21d" PRIMARY KEY ("id")); COMMENT ON COLUMN "roster_draft"."to_on" IS 'exclusive'; COMMENT ON COLUMN "roster_draft"."department_ids" IS 'departments it was made for'; COMMENT ON COLUMN "roster_draft"."seed" IS 'the lot between equals; the same seed gives the same roster'; COMMENT ON COLUMN "roster_draft"."ground" IS 'digest of everything it was made from: departments, officers, working days, published shifts'; COMMENT ON COLUMN "roster_draft"."calendar_known" IS 'false: made on a year nobody entered'; COMMENT ON COLUMN "roster_draft"."created_by" IS 'account; null at set-up'; COMMENT ON COLUMN "roster_draft"."published_by" IS 'account; null at set-up'`,
    );
    await runner.query(`CREATE INDEX "IDX_008a8da7bbe765b94db74867a2" ON "roster_draft"  ("center_id", "from_on") `);
    await runner.query(
      `CREATE TABLE "roster_coverage" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid NOT NULL, "draft_id" uuid NOT NULL, "from_on" date NOT NULL, "to_on" date NOT NULL, "superseded_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "roster_coverage_once" EXCLUDE USING gist (department_id WITH =, daterange(from_on, to_on) WITH &&) WHERE (superseded_at IS NULL), CONSTRAINT "PK_068606c7472e9ea0b2086ef89a2" PRIMARY KEY ("id")); COMMENT ON COLUMN "roster_coverage"."to_on" IS 'exclusive'; COMMENT ON COLUMN "roster_coverage"."superseded_at" IS 'set when another roster takes its place'`,
    );
    await runner.query(`CREATE INDEX "IDX_13d79eb0da43c9b6b35e7cc47b" ON "roster_coverage"  ("draft_id") `);
    await runner.query(`CREATE INDEX "IDX_f81c75b8e1974b790aecdf5d1b" ON "roster_coverage"  ("department_id") `);
    await runner.query(`CREATE INDEX "IDX_af21fdd9f63422928c7682dd57" ON "roster_coverage"  ("center_id") `);
    await runner.query(
      `CREATE TABLE "shift" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "department_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "on_day" date NOT NULL, "part" character varying(64) NOT NULL, "kind" character varying(64) NOT NULL, "starts_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "why" jsonb NOT NULL, "draft_id" uuid NOT NULL, "published_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "cancelled_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "shift_bounds" CHECK (starts_at < ends_at), CONSTRAINT "shift_kind" CHECK (kind IN ('counter', 'on_call')), CONSTRAINT "shift_part" CHECK (part IN ('am', 'pm', 'day')), CONSTRAINT "shift_no_double_booking" EXCLUDE USING gist (staff_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL), CONSTRAINT "PK_53071a6485a1e9dc75ec3db54b9" PRIMARY KEY ("id")); COMMENT ON COLUMN "shift"."on_day" IS 'civil day in the centre''s zone'; COMMENT ON COLUMN "shift"."kind" IS 'at the counter, or to be called'; COMMENT ON COLUMN "shift"."ends_at" IS 'exclusive'; COMMENT ON COLUMN "shift"."why" IS 'why this person: code and the figures behind it'; COMMENT ON COLUMN "shift"."cancelled_at" IS 'set when another line takes its place; the row stays as history'`,
    );
    await runner.query(`CREATE INDEX "IDX_f3f6104f8dbbf1bd5bd2742e11" ON "shift"  ("draft_id") `);
    await runner.query(`CREATE INDEX "shift_of_staff" ON "shift"  ("staff_id", "on_day") `);
    await runner.query(`CREATE INDEX "shift_of_department" ON "shift"  ("department_id", "on_day") `);
    await runner.query(`CREATE INDEX "shift_of_center" ON "shift"  ("center_id", "starts_at", "id") `);
    await runner.query(
      `CREATE TABLE "audit_log" ("id" uuid NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "actor_account_id" uuid, "center_id" uuid, "action" character varying(64) NOT NULL, "subject_kind" character varying(64) NOT NULL, "subject_id" uuid, "params" jsonb NOT NULL DEFAULT '{}', "address" text, "request_id" uuid, CONSTRAINT "PK_07fefa57f7f5ab8fc3f52b3ed0b" PRIMARY KEY ("id")); COMMENT ON COLUMN "audit_log"."actor_account_id" IS 'null: nobody was signed in, or the system itself'; COMMENT ON COLUMN "audit_log"."center_id" IS 'centre the subject belongs to'; COMMENT ON COLUMN "audit_log"."params" IS 'codes, ids and numbers only'; COMMENT ON COLUMN "audit_log"."address" IS 'network address the request came from'`,
    );
    await runner.query(`CREATE INDEX "IDX_f6b46edd34bd73632b4a195233" ON "audit_log"  ("subject_id", "at") `);
    await runner.query(`CREATE INDEX "IDX_15427aaa751a8fe8da81eaec1a" ON "audit_log"  ("actor_account_id", "at") `);
    await runner.query(`CREATE INDEX "IDX_c6c7ccbdf8adb574cdcfe58fe3" ON "audit_log"  ("center_id", "at", "id") `);
    await runner.query(
      `CREATE TABLE "outbox" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "type" character varying(64) NOT NULL, "subject_kind" character varying(64) NOT NULL, "subject_id" uuid NOT NULL, "payload" jsonb NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id")); COMMENT ON COLUMN "outbox"."type" IS 'event type, past tense'; COMMENT ON COLUMN "outbox"."subject_kind" IS 'dispute, shift, petition, report …'; COMMENT ON COLUMN "outbox"."payload" IS 'ids, codes, days and amounts only'`,
    );
    await runner.query(`CREATE INDEX "IDX_87e0ab95d4abe103d5613a1ce5" ON "outbox"  ("recorded_at", "id") `);
    await runner.query(
      `CREATE TABLE "dispute" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "custody_center_id" uuid NOT NULL, "department_id" uuid, "assigned_yet" boolean NOT NULL DEFAULT false, "responsible_officer_id" uuid, "mediator_ids" uuid array NOT NULL DEFAULT '{}', "helper_ids" uuid array NOT NULL DEFAULT '{}', "registered_by_account_id" uuid NOT NULL, "registered_by_staff_id" uuid, "receipt_no" character varying(64) NOT NULL, "number" text, "state" character varying(64) NOT NULL, "version" integer NOT NULL, "track" character varying(64), "source_kind" character varying(64) NOT NULL, "channel" character varying(64) NOT NULL, "delegated_by_body" character varying(64), "delegated_letter_no" text, "grid_id" uuid, "category" character varying(64) NOT NULL, "subcategory" character varying(64), "title" text NOT NULL, "facts" text NOT NULL, "claims" text array NOT NULL DEFAULT '{}', "amount_fen" bigint, "people_involved" integer, "occurred_on" date, "address_sealed" bytea, "address_match" bytea, "longitude" double precision, "latitude" double precision, "risk_flags" text array NOT NULL DEFAULT '{}', "received_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "accepted_at" TIMESTAMP(3) WITH TIME ZONE, "state_since" TIMESTAMP(3) WITH TIME ZONE, "mediation_due_on" date, "queued" boolean NOT NULL DEFAULT false, "shift_id" uuid, "agreement_id" uuid, "folded" jsonb NOT NULL, "search_text" text NOT NULL, "search_grams" text array NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "dispute_state" CHECK (state IN ('registered','accepted','assigned','mediating','settled','performed','failed','withdrawn','refused','closed')), CONSTRAINT "PK_e2f1f4741f2094ce789b0a7c5b3" PRIMARY KEY ("id")); COMMENT ON COLUMN "dispute"."center_id" IS 'centre of origin, never changes'; COMMENT ON COLUMN "dispute"."custody_center_id" IS 'centre that has the case now'; COMMENT ON COLUMN "dispute"."assigned_yet" IS 'assigned at least once in this custody'; COMMENT ON COLUMN "dispute"."helper_ids" IS 'staff given a visit or a check'; COMMENT ON COLUMN "dispute"."receipt_no" IS 'given at registration, unique, with gaps'; COMMENT ON COLUMN "dispute"."number" IS 'given at acceptance, gap-free per centre, year and word'; COMMENT ON COLUMN "dispute"."version" IS 'last sequence number of the case log'; COMMENT ON COLUMN "dispute"."address_sealed" IS 'encrypted address of the dispute'; COMMENT ON COLUMN "dispute"."address_match" IS 'keyed hash of the normalised address'; COMMENT ON COLUMN "dispute"."state_since" IS 'when the present state was entered'; COMMENT ON COLUMN "dispute"."queued" IS 'waits in the queue: nobody was on duty'; COMMENT ON COLUMN "dispute"."shift_id" IS 'roster line that caught the case'; COMMENT ON COLUMN "dispute"."folded" IS 'the folded log'; COMMENT ON COLUMN "dispute"."search_text" IS 'number, title, facts and party names, folded for search'; COMMENT ON COLUMN "dispute"."search_grams" IS 'its characters and pairs of characters'`,
    );
    await runner.query(`CREATE INDEX "dispute_search" ON "dispute" USING gin ("search_grams") `);
    await runner.query(`CREATE INDEX "dispute_helpers" ON "dispute" USING gin ("helper_ids") `);
    await runner.query(`CREATE INDEX "dispute_mediators" ON "dispute" USING gin ("mediator_ids") `);
    await runner.query(
      `CREATE UNIQUE INDEX "dispute_number" ON "dispute"  ("center_id", "number") WHERE number IS NOT NULL`,
    );
    await runner.query(`CREATE UNIQUE INDEX "dispute_receipt_no" ON "dispute"  ("receipt_no") `);
    await runner.query(
      `CREATE INDEX "dispute_due" ON "dispute"  ("custody_center_id", "mediation_due_on") WHERE state IN ('accepted','assigned','mediating')`,
    );
    await runner.query(`CREATE INDEX "dispute_of_grid" ON "dispute"  ("grid_id", "received_at") `);
    await runner.query(
      `CREATE INDEX "dispute_of_officer" ON "dispute"  ("responsible_officer_id", "received_at", "id") `,
    );
    await runner.query(
      `CREATE INDEX "dispute_of_registrant" ON "dispute"  ("registered_by_account_id", "received_at", "id") `,
    );
    await runner.query(`CREATE INDEX "dispute_of_department" ON "dispute"  ("department_id", "received_at", "id") `);
    await runner.query(`CREATE INDEX "dispute_of_origin" ON "dispute"  ("center_id", "received_at", "id") `);
    await runner.query(
      `CREATE INDEX "dispute_list_by_state" ON "dispute"  ("custody_center_id", "state", "received_at", "id") `,
    );
    await runner.query(`CREATE INDEX "dispute_list" ON "dispute"  ("custody_center_id", "received_at", "id") `);
    await runner.query(
      `CREATE TABLE "dispute_key" ("dispute_id" uuid NOT NULL, "wrapped" bytea NOT NULL, "key_id" character varying(64) NOT NULL, CONSTRAINT "PK_5f857cc826dd51e82f4a24626f4" PRIMARY KEY ("dispute_id")); COMMENT ON COLUMN "dispute_key"."key_id" IS 'which DATA_KEY wraps it'`,
    );
    await runner.query(
      `CREATE TABLE "number_serial" ("center_id" uuid NOT NULL, "year" integer NOT NULL, "word" character varying(64) NOT NULL, "last" integer NOT NULL, CONSTRAINT "PK_46bb9ccce2c3d7e96e630ce30b0" PRIMARY KEY ("center_id", "year", "word"))`,
    );
    await runner.query(
      `CREATE TABLE "case_log" ("dispute_id" uuid NOT NULL, "seq" integer NOT NULL, "center_id" uuid NOT NULL, "type" character varying(64) NOT NULL, "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "actor_id" text NOT NULL, "staff_id" uuid, "caused_by" integer, "payload" jsonb NOT NULL, CONSTRAINT "PK_5afafba7c38388be80d5ed9d56b" PRIMARY KEY ("dispute_id", "seq")); COMMENT ON COLUMN "case_log"."center_id" IS 'centre of origin'; COMMENT ON COLUMN "case_log"."occurred_at" IS 'when it happened'; COMMENT ON COLUMN "case_log"."recorded_at" IS 'when it was recorded; never decreases within a case'; COMMENT ON COLUMN "case_log"."actor_id" IS 'account, or system'; COMMENT ON COLUMN "case_log"."caused_by" IS 'sequence number of the entry that brought this about'; COMMENT ON COLUMN "case_log"."payload" IS 'ids, codes, days and amounts only: no personal data, no free text'`,
    );
    await runner.query(`CREATE INDEX "IDX_7d58c4f5c1462383ea8316fecb" ON "case_log"  ("center_id", "recorded_at") `);
    await runner.query(
      `CREATE TABLE "obligation" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "position" integer NOT NULL, "debtor_party_ids" uuid array NOT NULL DEFAULT '{}', "creditor_party_ids" uuid array NOT NULL DEFAULT '{}', "kind" character varying(64) NOT NULL, "description" text NOT NULL, "amount_fen" bigint, "instalments" jsonb, "due_on" date, "continuing" boolean NOT NULL, "state" character varying(64) NOT NULL, "paid_fen" bigint NOT NULL DEFAULT '0', CONSTRAINT "obligation_state" CHECK (state IN ('draft','open','performed','waived','handed_to_enforcement','void')), CONSTRAINT "PK_3a70be17386980c9fec1df4d25d" PRIMARY KEY ("id")); COMMENT ON COLUMN "obligation"."position" IS 'its place in the agreement'; COMMENT ON COLUMN "obligation"."kind" IS 'pay, act, refrain or apologise'; COMMENT ON COLUMN "obligation"."instalments" IS 'instalments: amountFen and dueOn'; COMMENT ON COLUMN "obligation"."continuing" IS 'without end: performed when its observation period ended without a breach'`,
    );
    await runner.query(`CREATE INDEX "obligation_due" ON "obligation"  ("center_id", "due_on") WHERE state = 'open'`);
    await runner.query(`CREATE INDEX "IDX_5f35461cff3589f7a760f4edbd" ON "obligation"  ("agreement_id") `);
    await runner.query(`CREATE INDEX "IDX_69b67e730314682bd97d8d73a3" ON "obligation"  ("dispute_id") `);
    await runner.query(
      `CREATE TABLE "performance" ("id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "obligation_id" uuid NOT NULL, "performed_on" date NOT NULL, "amount_fen" bigint, "evidence" text NOT NULL, "confirmed_by" uuid, "voided_seq" integer, "void_reason" text, CONSTRAINT "PK_bd775d560f1a8d8e0e2e43fc57f" PRIMARY KEY ("id")); COMMENT ON COLUMN "performance"."evidence" IS 'what shows it: receipt, photograph, the creditor’s word'; COMMENT ON COLUMN "performance"."confirmed_by" IS 'the party who confirmed it'; COMMENT ON COLUMN "performance"."voided_seq" IS 'log entry that voided it'`,
    );
    await runner.query(`CREATE INDEX "IDX_58072328ceb669752368e3b6da" ON "performance"  ("dispute_id") `);
    await runner.query(`CREATE INDEX "IDX_d8fd6ff6ad618c3d021971bbf6" ON "performance"  ("obligation_id") `);
    await runner.query(
      `CREATE TABLE "return_visit" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "due_on" date NOT NULL, "assignee_id" uuid, "party_id" uuid, "obligation_id" uuid, "visited_on" date, "performance" character varying(64), "satisfaction" character varying(64), "breach_found" boolean, "escalation_signs" boolean, "note" text, CONSTRAINT "PK_87d9f749c618914a9ce15c71ad9" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "return_visit_due" ON "return_visit"  ("center_id", "due_on") WHERE visited_on IS NULL`,
    );
    await runner.query(`CREATE INDEX "IDX_f2022a0a81bbc37d543b73c188" ON "return_visit"  ("assignee_id") `);
    await runner.query(`CREATE INDEX "IDX_ad38881992b77e8e36e6b55456" ON "return_visit"  ("dispute_id") `);
    await runner.query(
      `CREATE TABLE "party" ("id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "center_id" uuid NOT NULL, "position" integer NOT NULL, "role" character varying(64) NOT NULL, "kind" character varying(64) NOT NULL, "name" text NOT NULL, "minor" boolean NOT NULL DEFAULT false, "phone_sealed" bytea, "phone_match" bytea, "phone_masked" text, "id_number_sealed" bytea, "id_number_match" bytea, "id_number_masked" text, "address_sealed" bytea, "address_match" bytea, "address_masked" text, "version" integer NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "party_kind" CHECK (kind IN ('person','organization')), CONSTRAINT "party_role" CHECK (role IN ('applicant','respondent','third_party')), CONSTRAINT "PK_e6189b3d533e140bb33a6d2cec1" PRIMARY KEY ("id")); COMMENT ON COLUMN "party"."minor" IS 'declared to be under 18'; COMMENT ON COLUMN "party"."phone_masked" IS 'masked form, shown by default'; COMMENT ON COLUMN "party"."version" IS 'rises with each change of the party or of what is recorded for it'`,
    );
    await runner.query(`CREATE INDEX "IDX_340e0906ef2f337c3de3079716" ON "party"  ("center_id", "address_match") `);
    await runner.query(`CREATE INDEX "IDX_5c538542bebe6b4efaf9b8f4a6" ON "party"  ("center_id", "phone_match") `);
    await runner.query(`CREATE INDEX "IDX_673882a748f421e422a9090401" ON "party"  ("center_id", "id_number_match") `);
    await runner.query(`CREATE INDEX "IDX_8782bce588dfab14e9b1951ac6" ON "party"  ("dispute_id", "position") `);
    await runner.query(
      `CREATE TABLE "party_representative" ("id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "party_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "name" text NOT NULL, "may_settle" boolean NOT NULL, CONSTRAINT "party_representative_kind" CHECK (kind IN ('legal','agent')), CONSTRAINT "PK_1b6d4229e3ea3e0bdfde2e4695c" PRIMARY KEY ("id")); COMMENT ON COLUMN "party_representative"."may_settle" IS 'may admit, change or waive claims, hence sign'`,
    );
    await runner.query(`CREATE INDEX "IDX_20cb4f27bf9556a50c371c16fa" ON "party_representative"  ("dispute_id") `);
    await runner.query(`CREATE INDEX "IDX_81c151349949954c48d4ec49c3" ON "party_representative"  ("party_id") `);
    await runner.query(
      `CREATE TABLE "mediation_session" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "starts_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "venue" character varying(64) NOT NULL, "room_id" uuid, "mediator_ids" uuid array NOT NULL DEFAULT '{}', "invited" jsonb NOT NULL, "parts" text array NOT NULL DEFAULT '{}', "state" character varying(64) NOT NULL, "held_from" TIMESTAMP(3) WITH TIME ZONE, "held_to" TIMESTAMP(3) WITH TIME ZONE, "attendance" jsonb, "minutes" text, "undisputed_facts" text, "concessions" text, "citations" jsonb, "law_explained" boolean, "outcome" character varying(64), "reason" text, "version" integer NOT NULL, CONSTRAINT "mediation_session_state" CHECK (state IN ('scheduled','held','adjourned','cancelled')), CONSTRAINT "PK_0562347e550486b91c562cca4e3" PRIMARY KEY ("id")); COMMENT ON COLUMN "mediation_session"."invited" IS 'invited: staffId or name, and as what'; COMMENT ON COLUMN "mediation_session"."concessions" IS 'never leaves the mediation file (R25)'; COMMENT ON COLUMN "mediation_session"."citations" IS 'law and article, valid on the day'; COMMENT ON COLUMN "mediation_session"."reason" IS 'why it was adjourned or cancelled'; COMMENT ON COLUMN "mediation_session"."version" IS 'case version at its last change'`,
    );
    await runner.query(`CREATE INDEX "IDX_c9bfdec2264c83a77cc8353616" ON "mediation_session"  ("room_id") `);
    await runner.query(
      `CREATE INDEX "IDX_097565ffc7dd2c3fa41d7f3a6d" ON "mediation_session"  ("center_id", "starts_at") `,
    );
    await runner.query(
      `CREATE INDEX "IDX_3eea9d8129710e05e0540a8b8c" ON "mediation_session"  ("dispute_id", "starts_at") `,
    );
    await runner.query(
      `CREATE TABLE "agreement" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "version" integer NOT NULL, "form" character varying(64) NOT NULL, "facts" text NOT NULL, "issues" text NOT NULL, "responsibilities" text NOT NULL, "terms" text NOT NULL, "copies" integer NOT NULL, "agreed_on" date, "text_digest" character varying(64) NOT NULL, "state" character varying(64) NOT NULL, "effective_on" date, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "agreement_state" CHECK (state IN ('draft','effective','superseded')), CONSTRAINT "agreement_form" CHECK (form IN ('written','oral')), CONSTRAINT "PK_e7537188219eeef56233a609753" PRIMARY KEY ("id")); COMMENT ON COLUMN "agreement"."facts" IS 'main facts'; COMMENT ON COLUMN "agreement"."issues" IS 'points at issue'; COMMENT ON COLUMN "agreement"."responsibilities" IS 'each side’s responsibility'; COMMENT ON COLUMN "agreement"."agreed_on" IS 'oral agreements: the day agreement was reached'; COMMENT ON COLUMN "agreement"."text_digest" IS 'SHA-256 of the canonical text'; COMMENT ON COLUMN "agreement"."effective_on" IS 'computed: the latest of all signatures'`,
    );
    await runner.query(`CREATE INDEX "IDX_ecea25415e05c2836fbb96b667" ON "agreement"  ("center_id") `);
    await runner.query(`CREATE INDEX "IDX_f268dce0e00c2c48dfc5ea8ab0" ON "agreement"  ("dispute_id") `);
    await runner.query(
      `CREATE TABLE "agreement_signature" ("id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "agreement_version" integer NOT NULL, "signer" character varying(64) NOT NULL, "party_id" uuid, "representative_id" uuid, "staff_id" uuid, "method" character varying(64) NOT NULL, "signed_on" date NOT NULL, "witness_staff_id" uuid, "witness_name_sealed" bytea, "current" boolean NOT NULL, "recorded_by_account_id" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a1c52a86260d677da0f602f884f" PRIMARY KEY ("id")); COMMENT ON COLUMN "agreement_signature"."signer" IS 'party, mediator or seal'; COMMENT ON COLUMN "agreement_signature"."party_id" IS 'the party bound, also where somebody signed for it'; COMMENT ON COLUMN "agreement_signature"."representative_id" IS 'whose hand it was, where not the party’s own'; COMMENT ON COLUMN "agreement_signature"."method" IS 'signature, seal or thumbprint'; COMMENT ON COLUMN "agreement_signature"."witness_name_sealed" IS 'encrypted name of a witness who is not of the staff'; COMMENT ON COLUMN "agreement_signature"."current" IS 'recorded for the text as it stands'`,
    );
    await runner.query(`CREATE INDEX "IDX_5160fb6d19c1c40d9e61f9a2cd" ON "agreement_signature"  ("dispute_id") `);
    await runner.query(
      `CREATE INDEX "IDX_47842bec69ad8db2bdf0254564" ON "agreement_signature"  ("agreement_id", "agreement_version") `,
    );
    await runner.query(
      `CREATE TABLE "petition" ("occurred_on" date NOT NULL, "channel" character varying(64) NOT NULL, "level" character varying(64) NOT NULL, "persons" integer NOT NULL, "is_group" boolean NOT NULL, "joint_letter" boolean NOT NULL, "matter" text NOT NULL, "is_first" boolean NOT NULL, "first_scope" character varying(64), "over_level" boolean NOT NULL, "known_from" character varying(64) NOT NULL, "id" uuid NOT NULL, "center_id" uuid NOT NULL, "number" text NOT NULL, "dispute_id" uuid, "is_late" boolean NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "petition_number" UNIQUE ("center_id", "number"), CONSTRAINT "petition_known_from" CHECK (known_from IN ('own', 'transfer', 'other')), CONSTRAINT "petition_first_scope" CHECK (first_scope IN ('body', 'body_channel', 'nationwide', 'nationwide_channel')), CONSTRAINT "petition_persons" CHECK (persons >= CASE WHEN is_group OR joint_letter THEN 2 ELSE 1 END), CONSTRAINT "petition_level" CHECK (level IN ('community', 'township', 'county', 'city', 'province', 'national')), CONSTRAINT "petition_channel" CHECK (channel IN ('visit', 'letter', 'phone', 'online', 'fax')), CONSTRAINT "PK_469bc03ae1fe441954bcb2e6a0c" PRIMARY KEY ("id")); COMMENT ON COLUMN "petition"."occurred_on" IS 'day the petition was made, in the zone of the centre'; COMMENT ON COLUMN "petition"."level" IS 'level of the body addressed'; COMMENT ON COLUMN "petition"."is_group" IS 'several people with a common matter'; COMMENT ON COLUMN "petition"."matter" IS 'what it is about, without names'; COMMENT ON COLUMN "petition"."first_scope" IS 'to whom it was, or was not, the first'; COMMENT ON COLUMN "petition"."over_level" IS 'made above the competent body and the one over it'; COMMENT ON COLUMN "petition"."known_from" IS 'own register, handed over, or otherwise'; COMMENT ON COLUMN "petition"."center_id" IS 'centre whose residents it is by or about'; COMMENT ON COLUMN "petition"."number" IS 'without gaps per centre and year of recording'; COMMENT ON COLUMN "petition"."is_late" IS 'recorded more than one working day after the day it was made'; COMMENT ON COLUMN "petition"."recorded_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "petition_of_dispute" ON "petition"  ("dispute_id") `);
    await runner.query(`CREATE INDEX "petition_by_day" ON "petition"  ("center_id", "occurred_on", "id") `);
    await runner.query(
      `CREATE TABLE "petition_version" ("occurred_on" date NOT NULL, "channel" character varying(64) NOT NULL, "level" character varying(64) NOT NULL, "persons" integer NOT NULL, "is_group" boolean NOT NULL, "joint_letter" boolean NOT NULL, "matter" text NOT NULL, "is_first" boolean NOT NULL, "first_scope" character varying(64), "over_level" boolean NOT NULL, "known_from" character varying(64) NOT NULL, "id" uuid NOT NULL, "petition_id" uuid NOT NULL, "center_id" uuid NOT NULL, "version" integer NOT NULL, "dispute_id" uuid, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "petition_version_once" UNIQUE ("petition_id", "version"), CONSTRAINT "PK_08de7020470f4aad426bfc9623d" PRIMARY KEY ("id")); COMMENT ON COLUMN "petition_version"."occurred_on" IS 'day the petition was made, in the zone of the centre'; COMMENT ON COLUMN "petition_version"."level" IS 'level of the body addressed'; COMMENT ON COLUMN "petition_version"."is_group" IS 'several people with a common matter'; COMMENT ON COLUMN "petition_version"."matter" IS 'what it is about, without names'; COMMENT ON COLUMN "petition_version"."first_scope" IS 'to whom it was, or was not, the first'; COMMENT ON COLUMN "petition_version"."over_level" IS 'made above the competent body and the one over it'; COMMENT ON COLUMN "petition_version"."known_from" IS 'own register, handed over, or otherwise'; COMMENT ON COLUMN "petition_version"."recorded_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "IDX_0508fa0200c2bbc24bde141e5a" ON "petition_version"  ("center_id") `);
    await runner.query(
      `CREATE TABLE "petition_return" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "month" character varying(64) NOT NULL, "is_nil" boolean NOT NULL, "counts" jsonb, "state" character varying(64) NOT NULL, "filed_by" uuid NOT NULL, "filed_by_staff_id" uuid, "filed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "confirmed_by" uuid, "confirmed_at" TIMESTAMP(3) WITH TIME ZONE, "contradicted_at" TIMESTAMP(3) WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "petition_return_once" UNIQUE ("center_id", "month"), CONSTRAINT "petition_return_confirmed" CHECK (state <> 'confirmed' OR (confirmed_by IS NOT NULL AND confirmed_by <> filed_by)), CONSTRAINT "petition_return_counts" CHECK (is_nil = (counts IS NULL)), CONSTRAINT "petition_return_state" CHECK (state IN ('filed', 'confirmed', 'contradicted')), CONSTRAINT "petition_return_month" CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'), CONSTRAINT "PK_232fdff8bbecf4863fcbb0b6c2d" PRIMARY KEY ("id")); COMMENT ON COLUMN "petition_return"."month" IS 'YYYY-MM'; COMMENT ON COLUMN "petition_return"."is_nil" IS 'nothing happened'; COMMENT ON COLUMN "petition_return"."counts" IS 'stated counts: items, persons, byChannel, byLevel'; COMMENT ON COLUMN "petition_return"."filed_by" IS 'account'; COMMENT ON COLUMN "petition_return"."confirmed_by" IS 'account of another person'; COMMENT ON COLUMN "petition_return"."contradicted_at" IS 'when the register first disagreed'`,
    );
    await runner.query(`CREATE INDEX "petition_return_by_month" ON "petition_return"  ("month", "id") `);
    await runner.query(
      `CREATE TABLE "petition_return_version" ("id" uuid NOT NULL, "return_id" uuid NOT NULL, "center_id" uuid NOT NULL, "version" integer NOT NULL, "is_nil" boolean NOT NULL, "counts" jsonb, "state" character varying(64) NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "petition_return_version_once" UNIQUE ("return_id", "version"), CONSTRAINT "PK_4440574f9b1b3233c95a9dd0749" PRIMARY KEY ("id")); COMMENT ON COLUMN "petition_return_version"."recorded_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "IDX_23dfc8ac9b30ac04a3d038f810" ON "petition_return_version"  ("center_id") `);
    await runner.query(
      `CREATE TABLE "zero_baseline" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "declared_since" date NOT NULL, "ground" text NOT NULL, "declared_by" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "zero_baseline_once" UNIQUE ("center_id"), CONSTRAINT "PK_47bfcea7b7e5096ec659cf38932" PRIMARY KEY ("id")); COMMENT ON COLUMN "zero_baseline"."declared_since" IS 'since when zero is claimed'; COMMENT ON COLUMN "zero_baseline"."ground" IS 'what the claim rests on'; COMMENT ON COLUMN "zero_baseline"."declared_by" IS 'account'`,
    );
    await runner.query(
      `CREATE TABLE "report" ("id" uuid NOT NULL, "center_id" uuid NOT NULL, "kind" character varying(64) NOT NULL, "period_from" date NOT NULL, "period_to" date NOT NULL, "definition" text NOT NULL, "content" jsonb NOT NULL, "records" jsonb NOT NULL, "digest" text NOT NULL, "as_of" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "produced_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "report_period" CHECK (period_from < period_to), CONSTRAINT "report_kind" CHECK (kind IN ('zero_petition')), CONSTRAINT "PK_99e4d0bea58cba73c57f935a546" PRIMARY KEY ("id")); COMMENT ON COLUMN "report"."center_id" IS 'with everything below it'; COMMENT ON COLUMN "report"."period_to" IS 'exclusive'; COMMENT ON COLUMN "report"."definition" IS 'id@version of the definition'; COMMENT ON COLUMN "report"."content" IS 'the answer as it was given'; COMMENT ON COLUMN "report"."records" IS 'per figure: kind of record, ids and versions'; COMMENT ON COLUMN "report"."digest" IS 'sha256 of figures and records'; COMMENT ON COLUMN "report"."as_of" IS 'the register as it stood then'; COMMENT ON COLUMN "report"."produced_by" IS 'account'`,
    );
    await runner.query(`CREATE INDEX "report_list" ON "report"  ("center_id", "as_of", "id") `);
    await runner.query(
      `ALTER TABLE "center" ADD CONSTRAINT "FK_0dfd6ef27730eee0af5d7316bb3" FOREIGN KEY ("parent_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "department" ADD CONSTRAINT "FK_cebe14f8ea62c7c4366ef734bc1" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff" ADD CONSTRAINT "FK_f0d6461e2297505bfde6e47817e" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "staff" ADD CONSTRAINT "FK_51b371508b14db31bee80fded0a" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "account" ADD CONSTRAINT "FK_4d31e85a1d3a7abb881c7ec60be" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "account" ADD CONSTRAINT "FK_2e36426e0642f08248eebe95dc3" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_bc6702f23e76faca48a341fad66" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_58b1a3eb0078270070631de9a49" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_cb73550e363da7ba6f6a382492e" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_9b863fc80ba0898a0a971cf6613" FOREIGN KEY ("granted_by") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_e74ae2b315961fb12fab08aea1a" FOREIGN KEY ("approved_by") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sign_in_session" ADD CONSTRAINT "FK_727c414e0d2af6f47a8a72b132d" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "refresh_token" ADD CONSTRAINT "FK_7643a722ca45fb721be1c63dc0c" FOREIGN KEY ("session_id") REFERENCES "sign_in_session"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "calendar_year" ADD CONSTRAINT "FK_2fc5e8b37e682e836ecb802d273" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "calendar_year_version" ADD CONSTRAINT "FK_f5d3176c667709397c5def13110" FOREIGN KEY ("calendar_year_id") REFERENCES "calendar_year"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "calendar_year_version" ADD CONSTRAINT "FK_b26e2ba84c625b59a9baa509af5" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "room" ADD CONSTRAINT "FK_dda3e3339ffb0c882901bcd2b06" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "room_booking" ADD CONSTRAINT "FK_e586d2f80be1c43a094e5436f0d" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "room_booking" ADD CONSTRAINT "FK_fa30cbd7fa3588d5f8699503779" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid" ADD CONSTRAINT "FK_51eacd64f835b3312c464944cd1" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid" ADD CONSTRAINT "FK_c06df889c7427dde22a366aebf5" FOREIGN KEY ("parent_id") REFERENCES "grid"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid_building" ADD CONSTRAINT "FK_e0d1820515c7158520d88f18cbe" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid_building" ADD CONSTRAINT "FK_1891b8df6cbacb081dcb675d0a1" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid_duty" ADD CONSTRAINT "FK_e433b3ce50c83f72a5173a08a29" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid_duty" ADD CONSTRAINT "FK_de20e0e2b01dda27f813ae08b11" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "grid_duty" ADD CONSTRAINT "FK_610deafb80c813c1679580a09be" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_draft" ADD CONSTRAINT "FK_552fcd7df7b9be7b65b743d91be" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_coverage" ADD CONSTRAINT "FK_af21fdd9f63422928c7682dd578" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_coverage" ADD CONSTRAINT "FK_f81c75b8e1974b790aecdf5d1b5" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "roster_coverage" ADD CONSTRAINT "FK_13d79eb0da43c9b6b35e7cc47b8" FOREIGN KEY ("draft_id") REFERENCES "roster_draft"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_5b13163d3966ef1a4c14e018791" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_a587227dfd7f665985e63cb97f2" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_d030acf2e7099f931d515237ecb" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "shift" ADD CONSTRAINT "FK_f3f6104f8dbbf1bd5bd2742e112" FOREIGN KEY ("draft_id") REFERENCES "roster_draft"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_1d2401a0c176bb368510f00eede" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_0a3b70bb1de7ec33f0439911b1c" FOREIGN KEY ("custody_center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_1cc2b81570df85fe092859acb98" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_f4cbf5559ffc8a9ec0f9f588745" FOREIGN KEY ("responsible_officer_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute" ADD CONSTRAINT "FK_4bde1983fdb0afa935389575aac" FOREIGN KEY ("grid_id") REFERENCES "grid"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dispute_key" ADD CONSTRAINT "FK_5f857cc826dd51e82f4a24626f4" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "number_serial" ADD CONSTRAINT "FK_3508550f9444cb7447d011cbf33" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "case_log" ADD CONSTRAINT "FK_0ee0f6b12f76066d47ba6d5a041" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "obligation" ADD CONSTRAINT "FK_ffc374f1c019ac80d07e6836ae0" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "obligation" ADD CONSTRAINT "FK_69b67e730314682bd97d8d73a32" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "performance" ADD CONSTRAINT "FK_58072328ceb669752368e3b6da9" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "performance" ADD CONSTRAINT "FK_d8fd6ff6ad618c3d021971bbf63" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "return_visit" ADD CONSTRAINT "FK_ecac19710ad2797ee2b53f5f4c4" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "return_visit" ADD CONSTRAINT "FK_ad38881992b77e8e36e6b554566" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "return_visit" ADD CONSTRAINT "FK_f2022a0a81bbc37d543b73c1886" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "party" ADD CONSTRAINT "FK_cc1ad13598cad8145f1f4d3ded7" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "party" ADD CONSTRAINT "FK_19ffb952872e480f139cc5ab592" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "party_representative" ADD CONSTRAINT "FK_20cb4f27bf9556a50c371c16faa" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "party_representative" ADD CONSTRAINT "FK_81c151349949954c48d4ec49c3c" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mediation_session" ADD CONSTRAINT "FK_2d25dd5a797bd42714fca6652cc" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mediation_session" ADD CONSTRAINT "FK_274b14c595e97ab162387a6c398" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mediation_session" ADD CONSTRAINT "FK_c9bfdec2264c83a77cc8353616e" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement" ADD CONSTRAINT "FK_ecea25415e05c2836fbb96b6670" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement" ADD CONSTRAINT "FK_f268dce0e00c2c48dfc5ea8ab0c" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement_signature" ADD CONSTRAINT "FK_5160fb6d19c1c40d9e61f9a2cd4" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "agreement_signature" ADD CONSTRAINT "FK_392a422b8cf13900d963c3e3763" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition" ADD CONSTRAINT "FK_3af7b129264d301b72d08a990ac" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition" ADD CONSTRAINT "FK_ea9817ed77b0af4762eb953c9d0" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_version" ADD CONSTRAINT "FK_4b5c8491189abd93dc0014c237e" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_version" ADD CONSTRAINT "FK_0508fa0200c2bbc24bde141e5ac" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_return" ADD CONSTRAINT "FK_239da057e49504d49ffc2821ec5" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_return_version" ADD CONSTRAINT "FK_ab0f4542d101fe3adddec0a2032" FOREIGN KEY ("return_id") REFERENCES "petition_return"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "petition_return_version" ADD CONSTRAINT "FK_23dfc8ac9b30ac04a3d038f8104" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "zero_baseline" ADD CONSTRAINT "FK_334a9b307fb0e811727ef8a9281" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "report" ADD CONSTRAINT "FK_4539409c0e8e2ce061af8bc4c76" FOREIGN KEY ("center_id") REFERENCES "center"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
