using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatDigestBot.Web;

/// <summary>Where the web answers on this machine, for who sits at it.</summary>
internal sealed class LocalAddress(IServer server)
{
    /// <summary>Without a slash at the end; listening on every address, it answers at this machine's own too.</summary>
    public string Text
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var parts = BindingAddress.Parse(addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? addresses.FirstOrDefault() ?? "http://localhost");
            var host = parts.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : parts.Host;
            return $"{parts.Scheme}://{host}:{parts.Port}";
        }
    }
}
