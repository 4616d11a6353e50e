using System.Net.Http.Headers;

namespace ChatDigestBot.ModelSummaries.Asking;

/// <summary>Adds the key, which nothing else knows, and reads an answer up to a limit of size.</summary>
internal sealed class ModelHandler(string key) : DelegatingHandler(Connection())
{
    private const int MaxAnswerBytes = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = key.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", key);
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // A redirect would take the text, and maybe the key, to where nobody sent them.
    private static SocketsHttpHandler Connection() => new()
    {
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
    };
}
