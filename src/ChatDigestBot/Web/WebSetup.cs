using ChatDigestBot.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ChatDigestBot.Web;

internal static class WebSetup
{
    public static IServiceCollection AddWeb(this IServiceCollection services, SettingReader settings)
    {
        var options = WebOptions.Read(settings);
        services.AddSingleton(options).AddSingleton<SignInKeyStore>().AddSingleton<AuditLog>();
        services.AddAdminSession(options);
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "form");
        services.AddDataProtection().SetApplicationName("ChatDigestBot");
        services.AddSingleton<IXmlRepository, ProtectionKeyRepository>();
        var keyFile = ProtectionKeyFile.Read(settings);
        if (keyFile is not null)
        {
            services.AddSingleton(keyFile);
        }

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<IXmlRepository>();
            keys.XmlEncryptor = keyFile;
        }));
        services.AddRazorComponents();
        return services;
    }

    public static void MapWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapSignIn();
        app.MapHealth();
    }
}
