using System.Collections.Concurrent;
using System.Text.Json;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Calls the Bot API. Every outcome the world can produce is a value, without address, token or exception text.</summary>
/// <remarks>
/// <para>A call is made once: nothing here repeats it, and the pool repeats none whose body has begun. It never waits for limits; that is the pacer's.</para>
/// <para>Cancellation throws, and tells nothing: the call may have arrived. A call that must not be doubted is not cancelled.</para>
/// </remarks>
/// <param name="networkClock">Measures time-outs; real time even where the bot's clock is moved by hand.</param>
internal sealed class BotApiClient(TelegramOptions options, TelegramMetrics metrics, TimeProvider networkClock) : IDisposable
{
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    /// <summary>The Bot API server gives at most 4 MiB of updates at once; other answers are far smaller.</summary>
    internal const int AnswerCap = 16 * 1024 * 1024;

    private readonly BotApiConnection _connection = new(options);
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);

    /// <summary>Whether the Bot API has said yes to anything since the start.</summary>
    public bool HasAnswered { get; private set; }

    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<ApiResult<T>> CallAsync<T>(ApiRequest<T> request, CancellationToken cancellationToken)
    {
        var started = networkClock.GetTimestamp();
        var result = await AttemptAsync(request, cancellationToken);
        HasAnswered |= result is ApiResult<T>.Ok;
        metrics.CountCall(request.Method, result, networkClock.GetElapsedTime(started));
        return result;
    }

    public void Dispose() => _connection.Dispose();

    private async Task<ApiResult<T>> AttemptAsync<T>(ApiRequest<T> request, CancellationToken cancellationToken)
    {
        RequestBody body;
        try
        {
            body = RequestWriter.Write(request);
        }
        catch (IOException)
        {
            return new ApiResult<T>.NotSent(FailureReason.File);
        }

        using var message = new HttpRequestMessage(HttpMethod.Post, AddressOf(request.Method)) { Content = body };
        using var ended = new CancellationTokenSource(request.Patience ?? UsualPatience, networkClock);
        using var givingUp = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ended);
        try
        {
            using var response = await _connection.SendAsync(message, ended.Token);
            using var answer = await AnswerBody.ReadAsync(response.Content, AnswerCap, ended.Token);
            return answer is { } whole ? Read<T>(response, whole.Bytes) : new ApiResult<T>.Unknown(FailureReason.TooLarge);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Failed<T>(body, ReasonOf(exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed<T>(body, FailureReason.TimedOut);
        }
    }

    private static ApiResult<T> Failed<T>(RequestBody body, string reason) =>
        body.HasStarted ? new ApiResult<T>.Unknown(reason) : new ApiResult<T>.NotSent(reason);

    private static string ReasonOf(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => FailureReason.Dns,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => FailureReason.Connect,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => FailureReason.Tls,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => FailureReason.Proxy,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => FailureReason.Unreadable,
        _ => FailureReason.Cut,
    };

    private ApiResult<T> Read<T>(HttpResponseMessage response, ReadOnlySpan<byte> bytes)
    {
        var status = (int)response.StatusCode;
        var retryAfter = (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds;
        if (ApiAnswer.Read(bytes) is not { } answer)
        {
            return RefusalPolicy.DecideByStatus<T>(status, retryAfter);
        }

        if (!answer.IsOk)
        {
            var code = answer.ErrorCode == 0 ? status : answer.ErrorCode;
            return RefusalPolicy.Decide<T>(code, options.Token.Hide(answer.Description), answer.RetryAfter ?? retryAfter, answer.MigrateToChatId);
        }

        try
        {
            return JsonSerializer.Deserialize(bytes[answer.Result], BotJson.InfoOf<T>()) is { } value
                ? new ApiResult<T>.Ok(value)
                : new ApiResult<T>.Unknown(FailureReason.Unreadable);
        }
        catch (JsonException)
        {
            return new ApiResult<T>.Unknown(FailureReason.Unreadable);
        }
    }

    private Uri AddressOf(string method) => _addresses.GetOrAdd(
        method,
        static (name, own) => new Uri($"{own.ApiUrl.AbsoluteUri.TrimEnd('/')}/bot{Uri.EscapeDataString(own.Token.Secret).Replace("%3A", ":", StringComparison.Ordinal)}/{name}"),
        options);
}
