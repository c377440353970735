"""A sign-in that the school has already, by OpenID Connect: the code flow with PKCE, server to server."""
