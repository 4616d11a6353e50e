// Each benchmark is a class with a name; `dotnet run -c Release --project tests/ChatDigestBot.Benchmarks -- NAME` runs one.
return 0;
