using System.CommandLine;

namespace ChatDigestBot.Shared;

/// <summary>What a verb asks of the database's schema before it runs. Only a bot that serves brings an existing one up to date.</summary>
internal enum SchemaNeed
{
    /// <summary>None: the verb looks for what it needs by itself, and creates nothing.</summary>
    None,

    /// <summary>This program's: it is made where there is no database yet, and an older or newer one is refused.</summary>
    Current,
}

/// <summary>A word after the program's name that does one thing and ends, such as <c>backup</c>.</summary>
/// <remarks>Exit codes: 0 success, 1 findings, 2 wrong use.</remarks>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>A verb of a newer program must not change what an older bot works on just now.</summary>
    public abstract SchemaNeed Schema { get; }

    /// <summary>Where a verb says what is no part of its result.</summary>
    public TextWriter Error { get; set; } = System.Console.Error;

    /// <summary>Runs with the product's services, the schema as asked for and no loop started.</summary>
    public abstract Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken);
}
