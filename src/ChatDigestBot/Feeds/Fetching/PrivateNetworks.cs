using System.Net;

namespace ChatDigestBot.Feeds.Fetching;

/// <summary>Addresses that are no part of the public internet: this machine, private and shared networks, metadata services, multicast. Pure.</summary>
/// <remarks>From the special-purpose address registries of IANA (RFC 6890); an address of version 4 inside one of version 6 counts as itself.</remarks>
internal static class PrivateNetworks
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Contains(IPAddress address)
    {
        var plain = Embedded(address) ?? address;
        return Networks.Any(network => network.Contains(plain));
    }

    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            // Translated (NAT64), tunnelled (6to4) and the old compatible writing.
            [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. var rest] => new IPAddress(rest),
            [0x20, 0x02, var a, var b, var c, var d, ..] => new IPAddress([a, b, c, d]),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. var rest] when rest is not [0, 0, 0, 0 or 1] => new IPAddress(rest),
            _ => null,
        };
    }
}
