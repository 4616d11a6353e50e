namespace ChatDigestBot.Telegram.Inbox;

/// <summary>The place of one update among those that are handled side by side.</summary>
/// <remarks>A handler that must wait for Telegram's sake steps aside: others take its place, and the time does not count against it.</remarks>
internal sealed class HandlingPlace
{
    private static readonly AsyncLocal<HandlingPlace?> Current = new();

    private readonly Action _left;
    private readonly Action _returned;

    public HandlingPlace(Action left, Action returned) => (_left, _returned) = (left, returned);

    /// <summary>Makes this the place of what is called from here on.</summary>
    public void Occupy() => Current.Value = this;

    /// <summary>Leaves the place, if the caller has one, until the result is disposed.</summary>
    public static IDisposable? StepAside()
    {
        if (Current.Value is not { } place)
        {
            return null;
        }

        place._left();
        return new Aside(place);
    }

    private sealed class Aside(HandlingPlace place) : IDisposable
    {
        public void Dispose() => place._returned();
    }
}
