using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Storage;

/// <summary>Base of store tests: an abstract class holds the facts, two heirs run them on SQLite and on PostgreSQL.</summary>
public abstract class StoreTest : IAsyncLifetime
{
    private protected abstract DatabaseEngine Engine { get; }

    private protected TestDatabase Test { get; private set; } = null!;

    private protected Database Database => Test.Database;

    public virtual async Task InitializeAsync() => Test = await TestDatabase.CreateAsync(Engine);

    public virtual async Task DisposeAsync() => await Test.DisposeAsync();
}
