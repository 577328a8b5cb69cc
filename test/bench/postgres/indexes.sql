-- Each holds all that a question reads, so that none goes to the table once vacuum has passed.
create index phev_departement on phev (departement, month) include (establishment, amount_reimbursed)
where
  product_kind <> 'lpp'
  or lpp_title is distinct from 3;

create index phev_establishment on phev (establishment, month) include (product, amount_reimbursed)
where
  product_kind <> 'lpp'
  or lpp_title is distinct from 3;

create index les_unit on les (finess, unit, date) include (specialty, rpps, product, indication, amount_reimbursed);
