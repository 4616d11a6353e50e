using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>One call of one method, with what it may touch.</summary>
internal sealed record ApiCall(ApiParameters Parameters, BotAccount Account, CancellationToken CancellationToken)
{
    public World World => Account.World;
}

/// <summary>A method of the Bot API. Every parameter Telegram documents is listed, so that a slip of the pen is refused.</summary>
internal sealed record ApiMethod(string Name, IReadOnlySet<string> Parameters, Func<ApiCall, ValueTask<ApiAnswer>> RunAsync);
