using ChatDigestBot.Benchmarks;

// dotnet run -c Release --project tests/ChatDigestBot.Benchmarks -- NAME [words]
var benchmarks = typeof(IBenchmark).Assembly.GetTypes()
    .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
    .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
    .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
    .ToList();

if (args.Length == 0 || benchmarks.Find(benchmark => benchmark.Name == args[0]) is not { } chosen)
{
    foreach (var benchmark in benchmarks)
    {
        Console.WriteLine($"{benchmark.Name,-20} {benchmark.Description}");
    }

    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
await chosen.RunAsync(args[1..], Console.Out, stop.Token);
return Environment.ExitCode;
