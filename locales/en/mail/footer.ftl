### The footer of every mail: what the operator says about itself.

privacy = Privacy policy
terms = Terms and conditions
accessibility = Accessibility
