namespace ChatDigestBot.Tests.Playground;

/// <summary>Waits for something that is about to be so, and fails instead of hanging when it never is.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static Task SoAsync(Func<bool> isSo) => SoAsync(isSo, () => { });

    /// <param name="isSo">What is waited for.</param>
    /// <param name="meanwhile">Done before each look, such as moving a clock.</param>
    public static async Task SoAsync(Func<bool> isSo, Action meanwhile)
    {
        using var enough = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            enough.Token.ThrowIfCancellationRequested();
            meanwhile();
            await Task.Yield();
        }
    }

    /// <summary>For what a database or another process is asked, so not too often.</summary>
    /// <param name="isSo">What is waited for.</param>
    /// <param name="instead">What to show when it never is.</param>
    public static async Task SoAsync(Func<Task<bool>> isSo, Func<string>? instead = null)
    {
        using var enough = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            Assert.False(enough.IsCancellationRequested, instead?.Invoke());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
