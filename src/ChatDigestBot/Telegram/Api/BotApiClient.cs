using System.Collections.Concurrent;
using System.Text.Json;
using ChatDigestBot.Shared;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace ChatDigestBot.Telegram.Api;

/// <summary>Makes the calls of the library's requests. Every outcome the world can produce is a value, without address, token or exception text.</summary>
/// <remarks>
/// <para>A call is made once: nothing here repeats it, and the pool repeats none whose body has begun. It never waits for limits; that is the pacer's.</para>
/// <para>Cancellation throws, and tells nothing: the call may have arrived. A call that must not be doubted is not cancelled.</para>
/// </remarks>
/// <param name="networkClock">Measures time-outs; real time even where the bot's clock is moved by hand.</param>
internal sealed class BotApiClient(TelegramOptions options, TelegramMetrics metrics, BotApiState state, TimeProvider networkClock) : IDisposable
{
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    /// <summary>How long a person who waits for a reply waits for Telegram: less than the handler of the update has.</summary>
    public static readonly TimeSpan ReplyPatience = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(2);

    /// <summary>How much longer than the wait it asks for an answer to long polling may take.</summary>
    private static readonly TimeSpan PollingPatience = TimeSpan.FromSeconds(10);

    /// <summary>The Bot API server gives at most 4 MiB of updates at once; other answers are far smaller.</summary>
    internal const int AnswerCap = 16 * 1024 * 1024;

    private readonly BotApiConnection _connection = new(options);
    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);

    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public Task<ApiResult<T>> CallAsync<T>(IRequest<T> request, CancellationToken cancellationToken) => CallAsync<T>((IRequest)request, cancellationToken);

    /// <typeparam name="TRead">What is read of the result, where that is less than all of it: of a sent message its id, of a batch of updates the raw JSON.</typeparam>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public Task<ApiResult<TRead>> CallAsync<TRead>(IRequest request, CancellationToken cancellationToken) => CallAsync<TRead>(request, UsualPatience, cancellationToken);

    /// <param name="request">What to call.</param>
    /// <param name="patience">How long the answer may take; with files and for long polling it is longer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <inheritdoc cref="CallAsync{TRead}(IRequest, CancellationToken)" path="/typeparam"/>
    /// <exception cref="OperationCanceledException">The caller gave up; the call may have arrived.</exception>
    public async Task<ApiResult<TRead>> CallAsync<TRead>(IRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        // The method is all a span tells: the address holds the token.
        using var span = BotActivity.Source.StartActivity(request.MethodName);
        var started = networkClock.GetTimestamp();
        var result = await AttemptAsync<TRead>(request, patience, cancellationToken);
        state.Note(request.MethodName, result);
        span?.SetTag("outcome", TelegramMetrics.OutcomeOf(result));
        metrics.CountCall(request.MethodName, result, networkClock.GetElapsedTime(started));
        return result;
    }

    /// <summary>Copies a file from the Bot API server.</summary>
    /// <param name="path">As <c>getFile</c> told it.</param>
    /// <param name="destination">Holds the beginning of the file where the outcome is not <c>Ok</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ApiResult<bool>> DownloadAsync(string path, Stream destination, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"{RootOf("file/")}/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}"));
        using var ended = new CancellationTokenSource(FilePatience, networkClock);
        using var givingUp = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ended);
        try
        {
            using var response = await _connection.SendAsync(message, ended.Token);
            if (response.IsSuccessStatusCode)
            {
                await response.Content.CopyToAsync(destination, ended.Token);
                return new ApiResult<bool>.Ok(true);
            }

            using var answer = await AnswerBody.ReadAsync(response.Content, AnswerCap, ended.Token);
            return answer is { } whole ? Read<bool>(response, whole.Bytes) : new ApiResult<bool>.Unknown(FailureReason.TooLarge);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ApiResult<bool>.NotSent(ReasonOf(exception)); // asking again doubles nothing
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiResult<bool>.NotSent(FailureReason.TimedOut);
        }
    }

    public void Dispose() => _connection.Dispose();

    private async Task<ApiResult<T>> AttemptAsync<T>(IRequest request, TimeSpan patience, CancellationToken cancellationToken)
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

        using var message = new HttpRequestMessage(HttpMethod.Post, AddressOf(request.MethodName)) { Content = body };
        using var ended = new CancellationTokenSource(PatienceWith(request, body, patience), networkClock);
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

    /// <summary>How long an answer may take.</summary>
    private static TimeSpan PatienceWith(IRequest request, RequestBody body, TimeSpan usual) => request switch
    {
        GetUpdatesRequest polling => TimeSpan.FromSeconds(polling.Timeout ?? 0) + PollingPatience,
        _ when body.HasFiles => FilePatience,
        _ => usual,
    };

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
            return RefusalReader.DecideByStatus<T>(status, retryAfter);
        }

        if (!answer.IsOk)
        {
            var code = answer.ErrorCode == 0 ? status : answer.ErrorCode;
            return RefusalReader.Decide<T>(code, options.Token.Hide(answer.Description), answer.RetryAfter ?? retryAfter, answer.MigrateToChatId);
        }

        try
        {
            return BotJson.Read<T>(bytes[answer.Result]) is { } value
                ? new ApiResult<T>.Ok(value)
                : new ApiResult<T>.Unknown(FailureReason.Unreadable);
        }
        catch (JsonException)
        {
            return new ApiResult<T>.Unknown(FailureReason.Unreadable);
        }
    }

    private Uri AddressOf(string method) => _addresses.GetOrAdd(method, static (name, own) => new Uri($"{own.RootOf("")}/{name}"), this);

    private string RootOf(string folder) =>
        $"{options.ApiUrl.AbsoluteUri.TrimEnd('/')}/{folder}bot{Uri.EscapeDataString(options.Token.Secret).Replace("%3A", ":", StringComparison.Ordinal)}";
}
