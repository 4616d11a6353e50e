using System.CodeDom.Compiler;
using System.Reflection;
using ChatDigestBot.App;
using Microsoft.AspNetCore.Routing;

namespace ChatDigestBot.Tests.Web;

public sealed class EndpointTests
{
    /// <summary>One that is bound by reflection has code composed and compiled at every start. The generator passes over what it cannot read, without a word.</summary>
    [Fact]
    public async Task Every_endpoint_is_bound_by_code_generated_when_compiling()
    {
        await using var app = BotApp.Build(["--Telegram:Token=1:endpoints"]);
        var bound = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Where(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>() is not null).ToList();
        Assert.True(bound.Count > 50, "the test sees nothing");
        Assert.Equal([], bound.Where(endpoint => endpoint.Metadata.GetMetadata<GeneratedCodeAttribute>() is null).Select(endpoint => endpoint.DisplayName));
    }
}
