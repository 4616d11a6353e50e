using ChatDigestBot.Shared;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Shared;

/// <summary>Settings of somebody who set nothing.</summary>
internal sealed class EmptySettings
{
    public SettingReader Reader { get; } = new(new ConfigurationBuilder().Build());
}
