"""How fast it is: the benchmarks behind `make bench`."""
