namespace ChatDigestBot.Jobs;

/// <summary>What came of a run: a line for operators, and the same as points, which are told in any reader's language.</summary>
/// <param name="Summary">In English, such as <c>42 digests planned</c>.</param>
internal sealed record JobResult(string Summary, params IReadOnlyList<RunPoint> Points)
{
    /// <summary>A line whose numbers have names, such as <c>$"{report.Digests:digestsPlanned} digests planned"</c>.</summary>
    public static JobResult Of(CountingLine line) => line.ToResult();

    /// <summary>The same with a remark, where it holds.</summary>
    public JobResult And(bool holds, string name, string words) =>
        holds ? new JobResult($"{Summary}, {words}", [.. Points, new RunPoint(name)]) : this;

    /// <summary>The same for a failure of which the log says more.</summary>
    public JobResult InLog(long run) => new($"{Summary}, see log line of run {run}", [.. Points, RunPoint.InLog]);
}

/// <summary>A count, a remark or a reason. Stored, so names never change.</summary>
/// <param name="Name">Its text is <c>pages.results.NAME</c>; the type of an exception has none and stands for itself.</param>
/// <param name="Number">Null for what is no number.</param>
internal sealed record RunPoint(string Name, long? Number = null)
{
    public static readonly RunPoint InLog = new("inLog");
}
