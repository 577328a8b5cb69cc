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
