import '../styles/cards.css';
import { type Json, object, textOfObject } from '../../json.ts';
import { wordsOf } from './plain-text.ts';
import { Words } from './words.tsx';

/** A picture. The page loads nothing from elsewhere: in place of such a one stands a frame with its alternative text. */
export function Picture({ image, className }: { image: Json; className: string }) {
  const address = String(image.image_url ?? object(image.slack_file).url ?? '');
  const words = textOfObject(image.alt_text);
  if (address.startsWith('data:')) return <img className={className} src={address} alt={words} />;
  return (
    <span role="img" aria-label={words} title={address} className={`${className} picture-frame`}>
      <span aria-hidden="true">{words}</span>
    </span>
  );
}

/** An `image` block: its title stands above the picture. */
export function ImageBlock({ block }: { block: Json }) {
  return (
    <figure className="picture-block">
      {wordsOf(block.title) && <figcaption>{wordsOf(block.title)}</figcaption>}
      <Picture image={block} className="picture-large" />
    </figure>
  );
}

/** A `video` block: who made it, its title as a link, and the still that opens it elsewhere. */
export function VideoBlock({ block }: { block: Json }) {
  const still = { image_url: block.thumbnail_url, alt_text: block.alt_text };
  const maker = [block.author_name, block.provider_name].filter(Boolean).map(String).join(' · ');
  return (
    <section className="picture-video" aria-label={wordsOf(block.title)}>
      {maker && <small>{maker}</small>}
      <a href={String(block.title_url ?? block.video_url)} target="_blank" rel="noreferrer">
        {wordsOf(block.title)}
      </a>
      <Words text={block.description} />
      <a
        href={String(block.video_url)}
        target="_blank"
        rel="noreferrer"
        className="picture-play"
        aria-label={`Play ${wordsOf(block.title)}`}
      >
        <Picture image={still} className="picture-large" />
        <span aria-hidden="true">▶</span>
      </a>
    </section>
  );
}
