using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Fetches one address with all its redirects, within limits of time and size. What goes wrong is an outcome.</summary>
internal sealed class FeedClient(FeedsOptions options, FeedConnection connection, HostPace pace, TimeProvider clock) : IDisposable
{
    /// <summary>Also of what a small packed answer unfolds to.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private const int MaxRedirects = 5;
    private const string Wanted = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

    private readonly HttpMessageInvoker _http = new(connection.CreateHandler());

    public void Dispose() => _http.Dispose();

    /// <param name="validators">Of the last answer, or <see cref="Validators.None"/>.</param>
    /// <param name="language">What the feed is said to be in; null for any.</param>
    public async Task<FetchOutcome> FetchAsync(Uri address, Validators validators, string? language, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(address, validators, language, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && TroubleOf(exception, address) is { } trouble)
        {
            return new FetchOutcome.Failed(trouble);
        }
    }

    private async Task<FetchOutcome> FollowAsync(Uri start, Validators validators, string? language, CancellationToken cancellationToken)
    {
        var (address, lasting, isForEver) = (start, start, true);
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            await connection.CheckAsync(address, cancellationToken);
            // Waiting for one's turn at a host is no fault of the host.
            await pace.WaitAsync(address.IdnHost, cancellationToken);
            using var timeOut = new CancellationTokenSource(options.Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
            using var request = Ask(address, validators, language);
            using var answer = await _http.SendAsync(request, either.Token);
            if (!IsRedirect(answer.StatusCode))
            {
                return await ReadAsync(answer, validators, address, lasting, either.Token);
            }

            if (answer.Headers.Location is not { } location || !Uri.TryCreate(address, location, out var next) || !WebAddress.Is(next))
            {
                return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.WrongRedirect));
            }

            isForEver &= answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            address = next;
            lasting = isForEver ? next : lasting;
        }

        return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.TooManyRedirects));
    }

    private static HttpRequestMessage Ask(Uri address, Validators validators, string? language)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", "ChatDigestBot (feed reader)");
        headers.TryAddWithoutValidation("Accept", Wanted);
        headers.TryAddWithoutValidation("Accept-Language", language ?? "*");
        if (validators.ETag is { } etag)
        {
            headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (validators.LastModified is { } modified)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private async Task<FetchOutcome> ReadAsync(HttpResponseMessage answer, Validators validators, Uri address, Uri lasting, CancellationToken cancellationToken)
    {
        var maxAge = MaxAge(answer);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NotModified when validators == Validators.None:
                return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.BrokenAnswer)); // not modified since nothing
            case HttpStatusCode.NotModified:
                return new FetchOutcome.NotModified { Lasting = lasting, MaxAge = maxAge };
            case HttpStatusCode.Gone:
                return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.Gone));
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.Busy)) { RetryAt = RetryAt(answer.Headers.RetryAfter) };
            case not HttpStatusCode.OK:
                return new FetchOutcome.Failed(FeedTrouble.OfStatus((int)answer.StatusCode));
        }

        if (await ReadBytesAsync(answer.Content, cancellationToken) is not { } bytes)
        {
            return new FetchOutcome.Failed(new FeedTrouble(FeedTroubleKind.TooLarge));
        }

        return new FetchOutcome.Fetched
        {
            Bytes = bytes,
            Charset = answer.Content.Headers.ContentType?.CharSet,
            Address = address,
            Lasting = lasting,
            MaxAge = maxAge,
            Validators = new Validators(First(answer.Headers, "ETag"), First(answer.Content.Headers, "Last-Modified")),
        };
    }

    private static async Task<byte[]?> ReadBytesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var count = await stream.ReadAsync(buffer, cancellationToken); count > 0; count = await stream.ReadAsync(buffer, cancellationToken))
        {
            if (read.Length + count > MaxBytes)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private TimeSpan? MaxAge(HttpResponseMessage answer)
    {
        var control = answer.Headers.CacheControl;
        return control is { NoCache: true } or { NoStore: true } ? null
            : control?.MaxAge is { } age ? age
            : answer.Content.Headers.Expires is { } expires && expires > clock.GetUtcNow() ? expires - clock.GetUtcNow()
            : null;
    }

    private DateTimeOffset? RetryAt(RetryConditionHeaderValue? retry) => retry switch
    {
        { Delta: { } delta } => clock.GetUtcNow() + delta,
        { Date: { } date } => date,
        _ => null,
    };

    // As it stands: servers compare it letter by letter, and some write none that a parser takes.
    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 500 } value && !value.Any(char.IsControl) ? value : null;

    private static FeedTrouble? TroubleOf(Exception exception, Uri address) => exception switch
    {
        PrivateNetworkException guarded => new FeedTrouble(FeedTroubleKind.PrivateNetwork, guarded.Host),
        OperationCanceledException or TimeoutException => new FeedTrouble(FeedTroubleKind.TimedOut),
        HttpRequestException { InnerException: PrivateNetworkException guarded } => new FeedTrouble(FeedTroubleKind.PrivateNetwork, guarded.Host),
        HttpRequestException { InnerException: AuthenticationException } => new FeedTrouble(FeedTroubleKind.NotSecure),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => new FeedTrouble(FeedTroubleKind.UnknownHost, address.IdnHost),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new FeedTrouble(FeedTroubleKind.UnknownHost, address.IdnHost),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new FeedTrouble(FeedTroubleKind.UnknownHost, address.IdnHost),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new FeedTrouble(FeedTroubleKind.NotReached),
        // Cut off, wrongly packed or no HTTP at all.
        HttpRequestException or HttpIOException or IOException or InvalidDataException or SocketException => new FeedTrouble(FeedTroubleKind.BrokenAnswer),
        // Brotli's word for what is not packed so.
        InvalidOperationException => new FeedTrouble(FeedTroubleKind.BrokenAnswer),
        _ => null,
    };
}
