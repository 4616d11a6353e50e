namespace ChatDigestBot.Shared;

/// <summary>What goes wrong again and again, such as a database that is away: worth a line in the log when it begins and one when it is over.</summary>
/// <remarks>For one loop, which tells it how each round ended.</remarks>
internal sealed class Trouble
{
    private Type? _kind;

    /// <summary>The last round was a bad one.</summary>
    public bool IsOn => _kind is not null;

    /// <summary>True where it is new, or another kind of trouble than the round before.</summary>
    public bool Begins(Exception exception)
    {
        var isNew = _kind != exception.GetType();
        _kind = exception.GetType();
        return isNew;
    }

    /// <summary>True for the first good round after bad ones.</summary>
    public bool Ends()
    {
        var was = _kind is not null;
        _kind = null;
        return was;
    }
}
