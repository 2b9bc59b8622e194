//! Customers in the hands of agents.
