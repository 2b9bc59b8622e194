### What the operator says about itself: in footers, at registration, and on the page about accessibility.

about = About us
privacy = Privacy policy
terms = Terms and conditions
accessibility = Accessibility

# The name of the linked page follows, and a full stop.
accept = By creating an account, you accept our
accepted_terms = terms and conditions

# The name of the linked page follows, and a full stop.
how_data_is_used = To learn how we use your data, read our
read_privacy = privacy policy
accessibility_text = We want everyone to be able to buy here. This site is built to follow the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. If something doesn’t work for you, contact us and we’ll help you buy another way.
full_statement = Read the full accessibility statement
contact = Contact
