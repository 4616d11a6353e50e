using System.CommandLine;

namespace ChatDigestBot.Shared;

/// <summary>A word after the program's name that does one thing and ends, such as <c>backup</c>.</summary>
/// <remarks>Exit codes: 0 success, 1 findings, 2 wrong use.</remarks>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Runs with the product's services, the database migrated and no loop started.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken);
}
