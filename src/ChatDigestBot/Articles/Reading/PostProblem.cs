namespace ChatDigestBot.Articles.Reading;

internal enum ProblemLevel
{
    /// <summary>The post is loaded; something in it was made good.</summary>
    Warning,

    /// <summary>The post is not loaded.</summary>
    Error,

    /// <summary>The post is not published, or not yet, as its writer wanted.</summary>
    Notice,
}

/// <summary>What is wrong with a post, where, and what cures it: one sentence for whoever writes the posts.</summary>
internal sealed record PostProblem
{
    public required string Path { get; init; }

    public required ProblemLevel Level { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Line { get; init; }

    public required string Message { get; init; }

    /// <summary>The same for editors, where it keeps a post from being loaded.</summary>
    public PostFault? Fault { get; init; }

    public static PostProblem Warning(string path, int line, string message) => new() { Path = path, Level = ProblemLevel.Warning, Line = line, Message = message };

    public static PostProblem Notice(string path, int line, string message) => new() { Path = path, Level = ProblemLevel.Notice, Line = line, Message = message };

    public static PostProblem Error(string path, PostFault fault) => new() { Path = path, Level = ProblemLevel.Error, Line = 1, Message = fault.Words, Fault = fault };

    public static PostProblem Error(string path, int line, string message) => new() { Path = path, Level = ProblemLevel.Error, Line = line, Message = message };
}
