using Continuity.Callers;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Continuity.Api.SignIn;

/// <summary>Turns a genuine token into a <see cref="Caller"/>, or says in WWW-Authenticate what it lacks (RFC 6750, section 3).</summary>
/// <param name="reader">Reads callers.</param>
internal sealed class CallerEvents(CallerReader reader) : JwtBearerEvents
{
    /// <inheritdoc/>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        try
        {
            context.HttpContext.Features.Set(reader.Read(context.Principal!));
        }
        catch (CallerRefusedException refused)
        {
            context.Fail(refused);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task Challenge(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is CallerRefusedException refused)
        {
            // The header's quoted string may hold no quote of its own.
            context.ErrorDescription = refused.Message.Replace('"', '\'');
        }

        return Task.CompletedTask;
    }
}
