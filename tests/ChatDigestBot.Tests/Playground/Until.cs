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
}
