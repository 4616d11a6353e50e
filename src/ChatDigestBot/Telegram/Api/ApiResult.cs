using System.Diagnostics;

namespace ChatDigestBot.Telegram.Api;

/// <summary>What became of one call. Every expected outcome is a value; nothing here holds an address, a token or an exception's text.</summary>
internal abstract record ApiResult<T>
{
    private ApiResult()
    {
    }

    /// <summary>Telegram did what was asked, or found it done already (an edit that changes nothing).</summary>
    public bool IsDone => this is Ok or Refused { Reason: RefusalReason.NotModified };

    /// <summary>The same outcome with another value where there is one.</summary>
    public ApiResult<TOther> Select<TOther>(Func<T, TOther> read) => this switch
    {
        Ok ok => new ApiResult<TOther>.Ok(read(ok.Value)),
        Throttled throttled => new ApiResult<TOther>.Throttled(throttled.RetryAfter),
        ChatGone gone => new ApiResult<TOther>.ChatGone(gone.Reason),
        Migrated migrated => new ApiResult<TOther>.Migrated(migrated.ToChatId),
        Refused refused => new ApiResult<TOther>.Refused(refused.Reason, refused.Code, refused.Description),
        NotSent failed => new ApiResult<TOther>.NotSent(failed.Reason),
        Unknown unknown => new ApiResult<TOther>.Unknown(unknown.Reason),
        _ => throw new UnreachableException(GetType().Name),
    };

    public sealed record Ok(T Value) : ApiResult<T>;

    /// <summary>Telegram did nothing and wants to be left alone for a while; says nothing about the message.</summary>
    public sealed record Throttled(TimeSpan RetryAfter) : ApiResult<T>;

    /// <summary>This chat takes no messages of the bot any more, or never did.</summary>
    /// <param name="Reason">One of <see cref="ChatGoneReason"/>.</param>
    public sealed record ChatGone(string Reason) : ApiResult<T>;

    /// <summary>The group became a supergroup; nothing was done. The same call goes to the new id.</summary>
    public sealed record Migrated(long ToChatId) : ApiResult<T>;

    /// <summary>Telegram read the request and did nothing.</summary>
    /// <param name="Reason">One of <see cref="RefusalReason"/>.</param>
    /// <param name="Code">Telegram's <c>error_code</c>, or the HTTP status of a proxy.</param>
    /// <param name="Description">Telegram's words, for operators, without the token.</param>
    public sealed record Refused(string Reason, int Code, string Description) : ApiResult<T>
    {
        /// <summary>The fault is the bot's (token, address, a second poller), not this message's: every other call fails alike.</summary>
        public bool ConcernsBot => Reason is RefusalReason.Unauthorized or RefusalReason.NotFound or RefusalReason.NotTelegram or RefusalReason.Conflict;
    }

    /// <summary>No byte of the request left this machine: it can be sent again without doubling anything.</summary>
    /// <param name="Reason">One of <see cref="FailureReason"/>.</param>
    public sealed record NotSent(string Reason) : ApiResult<T>;

    /// <summary>Bytes left and no readable answer came back: it may have been done.</summary>
    /// <param name="Reason">One of <see cref="FailureReason"/>.</param>
    public sealed record Unknown(string Reason) : ApiResult<T>;
}
