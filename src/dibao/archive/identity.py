"""What tells our archives from other files, and one version from another."""

APPLICATION_ID = 0x64696261  # "diba": tells our archives from other people's databases
SCHEMA_VERSION = 4
OLDEST = 2  # what is older is read by ``dibao rebuild`` alone, which makes it anew
PAGE_SIZE = 16384  # measured: the text tables are 17 % smaller than with 4096
