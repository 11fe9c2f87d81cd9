namespace Continuity.Api.SignIn;

/// <summary>A token is genuine, but says nobody that may call. Its message goes to the caller, so it names claims and bounds, never their values.</summary>
/// <param name="message">What the token lacks.</param>
internal sealed class CallerRefusedException(string message) : Exception(message);
