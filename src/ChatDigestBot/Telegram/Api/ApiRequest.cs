namespace ChatDigestBot.Telegram.Api;

/// <summary>One call of the Bot API: its properties are the parameters, in Telegram's snake_case; absent ones are left out.</summary>
/// <remarks>What is internal says how to call and is no parameter.</remarks>
/// <typeparam name="TResult">What Telegram answers with.</typeparam>
internal abstract record ApiRequest<TResult>
{
    /// <summary>The method as it stands in the address, such as <c>sendMessage</c>.</summary>
    internal abstract string Method { get; }

    /// <summary>The chat whose pace and freezes the call falls under; null for calls to nobody in particular.</summary>
    internal virtual long? PacedChat => null;

    /// <summary>How many messages Telegram's limits count the call as; 0 is not counted.</summary>
    internal virtual int Messages => 0;

    /// <summary>How long an answer may take; null is the client's usual patience.</summary>
    internal virtual TimeSpan? Patience => null;

    /// <summary>Files sent along, each under the name of its parameter; a request with any goes out as multipart/form-data.</summary>
    internal virtual IReadOnlyList<(string Parameter, FileUpload File)> Uploads => [];
}
