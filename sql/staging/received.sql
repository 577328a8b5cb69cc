-- The typed columns of each source's batches (docs/batches.md), so that a warehouse without a source still has its views.
create table empty_open_phmev (
  line bigint,
  year integer,
  finess varchar,
  product varchar,
  label varchar,
  atc5 varchar,
  atc5_label varchar,
  top_gen varchar,
  gen_num integer,
  age integer,
  sex integer,
  kind varchar,
  category varchar,
  legal_category varchar,
  postal_code varchar,
  name varchar,
  long_name varchar,
  town varchar,
  region varchar,
  boxes bigint,
  amount_reimbursed decimal(18, 3),
  amount_base decimal(18, 3)
);

create table empty_phev (
  line bigint,
  month date,
  finess varchar,
  product varchar,
  product_kind varchar,
  boxes bigint,
  amount_reimbursed decimal(18, 3),
  beneficiaries integer,
  rpps varchar,
  specialty varchar,
  top_gen varchar,
  atc5 varchar,
  lpp_title integer
);

create table empty_les (
  line bigint,
  line_id varchar,
  date date,
  finess varchar,
  unit varchar,
  rpps varchar,
  specialty varchar,
  stay_key varchar,
  patient_key varchar,
  product varchar,
  product_kind varchar,
  quantity decimal(18, 3),
  amount_paid decimal(18, 3),
  amount_reimbursed decimal(18, 3),
  indication varchar,
  lpp_conform boolean
);

create table empty_finess (
  line bigint,
  section varchar,
  finess varchar,
  ej varchar,
  name varchar,
  long_name varchar,
  category_code varchar,
  status_code varchar,
  sph_code varchar,
  postal_code varchar,
  town varchar,
  departement varchar,
  x double,
  y double,
  projection varchar,
  successor varchar,
  effective date
);

create table empty_targets (
  line bigint,
  indicator varchar,
  level varchar,
  region varchar,
  establishment varchar,
  from_year integer,
  to_year integer,
  op varchar,
  printed varchar,
  value decimal(18, 6),
  unit varchar,
  text varchar,
  article varchar,
  source varchar,
  note varchar
);

create table empty_transport (
  line bigint,
  month date,
  finess varchar,
  mode varchar,
  trips bigint,
  amount_reimbursed decimal(18, 3)
);

create table empty_declarations (
  line bigint,
  finess varchar,
  year integer,
  indicator varchar,
  value decimal(18, 3),
  numerator decimal(18, 3),
  denominator decimal(18, 3),
  proof varchar,
  declared_by varchar,
  declared_at varchar
);

create table empty_contracts (
  line bigint,
  establishment varchar,
  contract varchar,
  volet varchar,
  signed_on date,
  from_day date,
  to_day date,
  note varchar
);

-- What the reference of the liste en sus says: a snapshot of a month (kind indication), an interval of an indication (kind
-- period), an event of a UCD's listing (kind listing) or a device's (kind device), an interval of early or compassionate
-- access or CPC (kind compassionate). inscription and event as printed.
create table empty_les_reference (
  line bigint,
  kind varchar,
  month date,
  product varchar,
  indication varchar,
  inscription varchar,
  event varchar,
  from_day date,
  to_day date,
  label varchar,
  brand varchar,
  inn varchar,
  atc varchar,
  class_1 varchar,
  class_2 varchar,
  generic_role varchar,
  tariff decimal(18, 3)
);

create table empty_argumentations (
  line bigint,
  line_id varchar,
  finess varchar,
  date date,
  product varchar,
  documented boolean,
  rcp_held boolean,
  rcp_level integer,
  patient_informed integer,
  icd10 varchar,
  stage varchar,
  therapy_line varchar,
  argument varchar,
  entered_by varchar,
  entered_at varchar
);

create table empty_rpps (
  line bigint,
  rpps varchar,
  profession varchar,
  specialty varchar,
  specialty_label varchar,
  activity varchar
);

create table empty_events (
  line bigint,
  day date,
  kind varchar,
  text varchar,
  region varchar,
  establishment varchar,
  indicator varchar
);

create table empty_groups (line bigint, kind varchar, name varchar, establishment varchar);

-- One row per batch of the publication, oldest first; coverage is null for references.
create table batch (
  sequence integer,
  source varchar,
  file varchar,
  scope varchar,
  regions varchar[],
  except_finess varchar[],
  from_month date,
  to_month date,
  provisional_from date,
  partial boolean
);
