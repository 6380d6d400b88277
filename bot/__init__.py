"""Composition: settings, command line, web app, desk, relay. The only room that reads the environment."""
