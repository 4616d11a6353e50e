namespace ChatDigestBot.Delivery.Ledger;

/// <summary>How a content goes out, after what Telegram refused about it.</summary>
/// <param name="IsPlain">Its entities could not be read: the same text goes out without them.</param>
/// <param name="IsBare">Its buttons were refused: it goes out without them.</param>
/// <param name="HasFile">It is a picture or a file: where these are not allowed, texts may be.</param>
internal readonly record struct ContentForm(bool IsPlain, bool IsBare, bool HasFile = false);
