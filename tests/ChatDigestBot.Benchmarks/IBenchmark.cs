namespace ChatDigestBot.Benchmarks;

/// <summary>A measurement that prints its figures; run by hand, its results are written into docs/performance.md.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>What it measures and which words it takes, in one line.</summary>
    string Description { get; }

    /// <param name="words">The words after the name.</param>
    /// <param name="output">Where the figures go, a line each.</param>
    Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken);
}
