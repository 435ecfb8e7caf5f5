/** The sign of the site: asked once, not ready; asked again, ready. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2 24H30" />
      <path d="M3 20C4.5 12 9 11 11 18M12 19C14 3 22 3 24 17" />
      <circle className="mark-asked" cx="12" cy="24" r="3.2" />
      <circle className="mark-ready" cx="24.5" cy="24" r="5" stroke="none" />
    </svg>
  );
}
