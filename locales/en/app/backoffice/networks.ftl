### The limits of attempts per network address.

title = Shared networks
lead = A campus, an office or a mobile network can look like a single visitor. Raise these limits before a big sale.
