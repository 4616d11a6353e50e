using System.Text.Json;
using ChatDigestBot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace ChatDigestBot.Telegram.Pacing;

/// <summary>The library's own client over our calls, for whoever extends the bot: all of its methods, at the pace of everything else, without the token.</summary>
/// <remarks>
/// Outcomes are the library's exceptions, so "not sent" and "unknown" look alike: nothing that must not be doubled goes this way.
/// Its events would show addresses, and so the token: they never occur.
/// </remarks>
internal sealed class PacedBotClient(PacedApi api, BotApiClient client, TelegramOptions options) : ITelegramBotClient
{
    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest { add { } remove { } }

    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived { add { } remove { } }

    public bool LocalBotServer => false;

    public long BotId => options.Token.BotId ?? 0;

    public TimeSpan Timeout
    {
        get => BotApiClient.UsualPatience;
        set => throw new NotSupportedException("Patience is one for all calls.");
    }

    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    /// <exception cref="ApiRequestException">Telegram refused.</exception>
    /// <exception cref="RequestException">It was not sent, or nobody knows what became of it.</exception>
    public async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var json = ValueOf(await api.SendAsync<JsonElement>(request, SendPriority.Reply, cancellationToken));
        try
        {
            return json.Deserialize<TResponse>(JsonBotAPI.Options) ?? throw new JsonException("The result is null.");
        }
        catch (JsonException exception)
        {
            throw new RequestException($"unknown ({FailureReason.Unreadable})", exception);
        }
    }

    public async Task<bool> TestApi(CancellationToken cancellationToken = default) => await api.SendAsync<JsonElement>(new GetMeRequest(), SendPriority.Reply, cancellationToken) switch
    {
        ApiResult<JsonElement>.Refused { Reason: RefusalReason.Unauthorized } => false,
        var result => ValueOf(result).ValueKind == JsonValueKind.Object,
    };

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) => DownloadFile(file.FilePath!, destination, cancellationToken);

    public async Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) =>
        ValueOf(await client.DownloadAsync(filePath, destination, cancellationToken));

    private T ValueOf<T>(ApiResult<T> result) => result switch
    {
        ApiResult<T>.Ok ok => ok.Value,
        ApiResult<T>.Throttled throttled => throw Refusal(429, "Too Many Requests", new ResponseParameters { RetryAfter = (int)Math.Ceiling(throttled.RetryAfter.TotalSeconds) }),
        ApiResult<T>.Migrated migrated => throw Refusal(400, "Bad Request: the group became a supergroup", new ResponseParameters { MigrateToChatId = migrated.ToChatId }),
        ApiResult<T>.ChatGone { Reason: ChatGoneReason.ChatNotFound } => throw Refusal(400, "Bad Request: chat not found"),
        ApiResult<T>.ChatGone gone => throw Refusal(403, $"Forbidden: {gone.Reason}"),
        ApiResult<T>.Refused refused => throw Refusal(refused.Code, refused.Description),
        ApiResult<T>.NotSent failed => throw new RequestException($"not sent ({failed.Reason})"),
        ApiResult<T>.Unknown failed => throw new RequestException($"unknown ({failed.Reason})"),
        _ => throw new System.Diagnostics.UnreachableException(result.GetType().Name),
    };

    private ApiRequestException Refusal(int code, string description, ResponseParameters? parameters = null) =>
        ExceptionsParser.Parse(new ApiResponse { ErrorCode = code, Description = description, Parameters = parameters });
}
